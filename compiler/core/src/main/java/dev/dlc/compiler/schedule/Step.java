package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Epochs;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

/** {@code lr * factor^floor(e / every)}, e counting epochs from 0: PyTorch's StepLR. */
@Doc("multiplies the rate by a factor every so many epochs")
@Formula("lr factor^⌊e / every⌋, e epochs ended")
@Peers(
        pytorch = "`torch.optim.lr_scheduler.StepLR(step_size=every, gamma=factor)`",
        keras =
                "`keras.optimizers.schedules.ExponentialDecay(lr, decay_steps, factor, staircase=True)`, counted in steps")
@Example("step(every = 10, factor = 0.5)")
public record Step(
        @Doc("epochs from one reduction to the next") @Limits(least = 1)
        Epochs every,

        @Doc("what the rate is multiplied by") @Default("0.1") @Limits(least = 0, aboveLeast = true)
        double factor,

        @Doc("how long; to the end of the training if nothing is said") @Default("none")
        Optional<Duration> length)
        implements Schedule {
    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of("Schedule", "step", lr, every.count(), factor);
    }
}
