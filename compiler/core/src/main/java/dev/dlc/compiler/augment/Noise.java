package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;

/** Adds Gaussian noise to each pixel. */
@Doc("adds noise to every pixel")
@Formula("y = x + n, n ~ N(0, std²) for each pixel")
@Peers(pytorch = "torchvision's `v2.GaussianNoise(sigma=std)`", keras = "`keras.layers.GaussianNoise(std)`")
@Example(
        value = "noise(std = 0.02)",
        input = {1, 28, 28})
public record Noise(
        @Doc("standard deviation of the noise, as a scaled value") @Limits(least = 0)
        double std,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "noise", std, p);
    }
}
