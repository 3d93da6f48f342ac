package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

/** {@code to + (lr - to) * (1 - e / epochs)^power}, e counting epochs from 0: PyTorch's PolynomialLR where {@code to} is 0. */
@Doc("falls along a polynomial, epoch by epoch")
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
