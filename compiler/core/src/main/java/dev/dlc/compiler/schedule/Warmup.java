package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

/** {@code lr * t / W} at step t of W. */
@Doc("grows to the optimizer's rate in equal steps")
@Formula("lr t / W at step t of W")
@Peers(
        pytorch = "`torch.optim.lr_scheduler.LinearLR(start_factor=1 / W, total_iters=W - 1)`, stepped after each step",
        keras = "`warmup_target`, `warmup_steps` of `keras.optimizers.schedules.CosineDecay`")
@Example("warmup(500 steps) -> cosine")
public record Warmup(
        @Doc("how long it grows, `500 steps` or `2 epochs`") Duration over) implements Schedule {
    @Override
    public Optional<Duration> length() {
        return Optional.of(over);
    }

    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of("Schedule", "warmup", lr);
    }
}
