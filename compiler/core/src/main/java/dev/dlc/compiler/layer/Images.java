package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Padding;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.shape.Shape;

/** What layers over images [channels, height, width] check in common. */
final class Images {
    private Images() {}

    /** The shape itself, if it is an image's. */
    static Shape check(String layer, Shape input) {
        if (input.rank() != 3) {
            throw new Misfit(
                    Code.WRONG_RANK,
                    null,
                    "`" + layer + "` takes an image [channels, height, width], but " + input + " flows in",
                    input.rank() == 2
                            ? "declare the input with a channel in front: float[1, " + input.get(0) + ", "
                                    + input.get(1) + "]"
                            : "put it before `flatten`, `dense` or `global_avg_pool`");
        }
        return input;
    }

    static Window pool(String layer, Shape input, Extent kernel, Extent stride, Padding padding) {
        check(layer, input);
        Window window = window(layer, input, input.get(0), kernel, stride, padding, new Extent(1, 1), input.get(0));
        if (2 * window.padding().height() > kernel.height()
                || 2 * window.padding().width() > kernel.width()) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    "padding",
                    "`" + layer + "` can be padded by at most half of its kernel " + kernel,
                    "use a smaller `padding`");
        }
        return window;
    }

    static Window window(
            String layer,
            Shape input,
            int filters,
            Extent kernel,
            Extent stride,
            Padding padding,
            Extent dilation,
            int groups) {
        check(layer, input);
        int channels = input.get(0);
        if (channels % groups != 0 || filters % groups != 0) {
            throw new Misfit(
                    Code.SHAPE_MISMATCH,
                    "groups",
                    "`groups = " + groups + "` must divide both the " + channels + " channels that flow in and the "
                            + filters + " filters",
                    "use `groups = " + gcd(channels, filters) + "` or a divisor of it");
        }
        Extent amount = padding.same() ? same(layer, kernel, dilation) : padding.amount();
        checkReach(layer, input.get(1), kernel.height(), dilation.height(), amount.height());
        checkReach(layer, input.get(2), kernel.width(), dilation.width(), amount.width());
        Window window = new Window(input, filters, kernel, stride, amount, dilation, groups);
        if (window.outputHeight() < 1 || window.outputWidth() < 1) {
            throw new Misfit(
                    Code.EMPTY_OUTPUT,
                    null,
                    "`" + layer + "` with kernel " + kernel + " has no room in an image of " + input.get(1) + " x "
                            + input.get(2),
                    "use a smaller kernel, `padding = same`, or fewer layers that shrink the image before it");
        }
        checkSize(layer, filters, window.outputHeight(), window.outputWidth());
        checkSize(layer, filters, channels / groups, (long) kernel.height() * kernel.width());
        return window;
    }

    /** Half of what the kernel spans, so that the output is ceil(input / stride). */
    static Extent same(String layer, Extent kernel, Extent dilation) {
        if (kernel.height() % 2 == 0 || kernel.width() % 2 == 0) {
            throw new Misfit(
                    Code.CONTRADICTION,
                    "padding",
                    "`padding = same` needs an odd kernel, but `" + layer + "` has kernel " + kernel,
                    "use an odd kernel, or say the padding as a number");
        }
        return new Extent(
                half(layer, kernel.height(), dilation.height()), half(layer, kernel.width(), dilation.width()));
    }

    private static int half(String layer, int kernel, int dilation) {
        checkReach(layer, 0, kernel, dilation, 0);
        return dilation * ((kernel - 1) / 2);
    }

    /** Places in the padded image, and in the window, are counted in ints. */
    private static void checkReach(String layer, int size, int kernel, int dilation, int padding) {
        long window = (long) dilation * (kernel - 1) + 1;
        if (window > Shape.LARGEST) {
            throw new Misfit(
                    Code.TOO_LARGE,
                    dilation > kernel ? "dilation" : "kernel",
                    "a window of `" + layer + "` would span " + window + " pixels",
                    "it spans `dilation * (kernel - 1) + 1`: use less of both");
        }
        if (size + 2L * padding > Shape.LARGEST) {
            throw new Misfit(
                    Code.TOO_LARGE,
                    "padding",
                    "`" + layer + "` would pad the image to " + (size + 2L * padding) + " pixels",
                    "use a smaller `padding`");
        }
    }

    static void checkSize(String layer, long a, long b, long c) {
        if (b > Shape.LARGEST / a || c > Shape.LARGEST / (a * b)) {
            throw new Misfit(
                    Code.TOO_LARGE,
                    null,
                    "`" + layer + "` makes a tensor of " + a + " x " + b + " x " + c
                            + " numbers, more than an array of Java holds",
                    "use fewer filters or a smaller image");
        }
    }

    /** A product of channels, if an int holds it. */
    static int multiply(String layer, int channels, int factor) {
        checkSize(layer, channels, factor, 1);
        return channels * factor;
    }

    /** Adds the layer's bias [filters] to each channel. */
    static Value addBias(Lowering lowering, Value product) {
        Value bias = lowering.add(lowering.channels(product.shape()), lowering.weight("bias"));
        return lowering.add(Elementwise.sum(), product, bias);
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
