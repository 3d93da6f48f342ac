package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

/** {@code to + (lr - to) * (1 + cos(pi * (t - 1) / T)) / 2} at its step t of T (Loshchilov and Hutter 2017, without restarts). */
@Doc("falls along half a cosine, step by step")
@Formula("to + (lr − to) (1 + cos(π (t − 1) / T)) / 2 at step t of T")
@Peers(
        pytorch = "`torch.optim.lr_scheduler.CosineAnnealingLR(T_max=T, eta_min=to)`, stepped after each step",
        keras = "`keras.optimizers.schedules.CosineDecay(lr, T, alpha=to / lr)`")
@Example("cosine(to = 1e-5)")
public record Cosine(
        @Doc("the rate that it falls to") @Default("0") @Limits(least = 0)
        double to,

        @Doc("how long it falls, then it stays; to the end of the training if nothing is said") @Default("none")
        Optional<Duration> length)
        implements Schedule {
    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of("Schedule", "cosine", lr, to);
    }
}
