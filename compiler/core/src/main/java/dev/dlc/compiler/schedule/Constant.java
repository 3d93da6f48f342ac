package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

@Doc("the same rate at every step")
@Formula("lr")
@Peers(
        pytorch = "no scheduler; `ConstantLR` multiplies by a factor for some epochs",
        keras = "a number as `learning_rate`")
@Example("constant(5 epochs) -> exponential(0.9)")
public record Constant(
        @Doc("how long; to the end of the training if nothing is said") @Default("none")
        Optional<Duration> length) implements Schedule {
    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of("Schedule", "constant", lr);
    }
}
