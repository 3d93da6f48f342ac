package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

@Doc("normal, not truncated")
@Formula("w ~ N(mean, std²)")
@Peers(
        pytorch = "`torch.nn.init.normal_(w, mean, std)`",
        keras = "`keras.initializers.RandomNormal(mean, stddev)`; its stddev is 0.05 unless given")
@Example("normal(std = 0.02)")
public record Normal(
        @Doc("mean") @Default("0") double mean,

        @Doc("standard deviation") @Limits(least = 0) @Default("1")
        double std) implements Initializer {
    @Override
    public boolean usesFans() {
        return false;
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("Initializer", "normal", mean, std);
    }
}
