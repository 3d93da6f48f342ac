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

/** {@code lr * factor^e}, e counting epochs from 0: PyTorch's ExponentialLR. */
@Doc("multiplies the rate by a factor after each epoch")
@Formula("lr factor^e, e epochs ended")
@Peers(
        pytorch = "`torch.optim.lr_scheduler.ExponentialLR(gamma=factor)`",
        keras =
                "`keras.optimizers.schedules.ExponentialDecay(lr, decay_steps, factor, staircase=True)`, decay_steps those of an epoch")
@Example("exponential(0.95)")
public record Exponential(
        @Doc("what the rate is multiplied by") @Limits(least = 0, aboveLeast = true)
        double factor,

        @Doc("how long; to the end of the training if nothing is said") @Default("none")
        Optional<Duration> length)
        implements Schedule {
    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of("Schedule", "exponential", lr, factor);
    }
}
