package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.shape.Shape;
import java.util.Optional;

/** Blurs with a Gaussian kernel, as torchvision's GaussianBlur. */
@Doc("blurs the image")
@Formula("y = x ∗ k, k[i] ∝ exp(−i² / (2 s²)) along rows and columns, s ~ U(sigma); reflected at the edge")
@Peers(
        pytorch = "torchvision's `GaussianBlur(kernel, sigma)`",
        keras = "`keras.layers.RandomGaussianBlur(kernel_size, sigma)`")
@Example(
        value = "blur(sigma = 0.1..1)",
        input = {1, 28, 28})
public record Blur(
        @Doc("range of the standard deviation, in pixels") @Limits(least = 0) @Default("0.1..2")
        Range sigma,

        @Doc("pixels of the kernel's side, odd; none: as many as reach three standard deviations")
        @Limits(least = 1)
        @Default("none")
        Optional<Integer> kernel,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    public Blur {
        if (kernel.isPresent() && kernel.get() % 2 == 0) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    "kernel",
                    "`kernel` has a pixel in its middle, so it is odd, but " + kernel.get() + " is given",
                    "write `kernel = " + (kernel.get() + 1) + "`");
        }
    }

    @Override
    public void check(Shape image) {
        int side = Math.min(image.get(1), image.get(2));
        if (kernel.isPresent() && kernel.get() / 2 >= side) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    "kernel",
                    "a kernel of " + kernel.get() + " pixels is too large for an image of " + image.get(1) + " x "
                            + image.get(2),
                    "leave `kernel` out: it then follows from `sigma`");
        }
    }

    @Override
    public RuntimeCall runtime() {
        return RuntimeCall.of("augment.Operation", "blur", sigma.low(), sigma.high(), kernel.orElse(0), p);
    }
}
