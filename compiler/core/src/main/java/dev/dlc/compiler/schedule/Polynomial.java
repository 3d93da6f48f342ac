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

/** {@code to + (lr - to) * (1 - e / epochs)^power}, e counting epochs from 0: PyTorch's PolynomialLR where {@code to} is 0. */
@Doc("falls along a polynomial, epoch by epoch")
@Formula("to + (lr − to) (1 − e / E)^power, e of E epochs ended")
@Peers(
        pytorch = "`torch.optim.lr_scheduler.PolynomialLR(total_iters=E, power)`, to 0",
        keras = "`keras.optimizers.schedules.PolynomialDecay(lr, decay_steps, to, power)`, step by step")
@Example("polynomial(power = 2, to = 1e-4)")
public record Polynomial(
        @Doc("exponent; 1 falls in equal steps") @Default("1") @Limits(least = 0, aboveLeast = true)
        double power,

        @Doc("the rate that it falls to") @Default("0") @Limits(least = 0)
        double to,

        @Doc("how long it falls, then it stays; to the end of the training if nothing is said") @Default("none")
        Optional<Duration> length)
        implements Schedule {
    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of("Schedule", "polynomial", lr, to, power);
    }
}
