package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.diagnostic.Code;

@Doc("uniform between two numbers")
@Formula("w ~ U(low, high)")
@Peers(
        pytorch = "`torch.nn.init.uniform_(w, low, high)`",
        keras = "`keras.initializers.RandomUniform(minval, maxval)`; −0.05 to 0.05 unless given")
@Example("uniform(low = -0.1, high = 0.1)")
public record Uniform(
        @Doc("the smallest number") @Default("0") double low,
        @Doc("the largest number") @Default("1") double high) implements Initializer {
    public Uniform {
        if (low > high) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    "low",
                    "`low` is at most `high`, but " + low + " is above " + high,
                    "write `uniform(" + high + ", " + low + ")`");
        }
    }

    @Override
    public boolean usesFans() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "uniform", low, high);
    }
}
