package dev.dlc.compiler.graph;

import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.shape.Shape;

/**
 * The geometry of a convolution or pooling: how a kernel moves over images [channels, height, width].
 *
 * @param input the shape of the images
 * @param filters channels of the output
 * @param padding zeros added on each side
 * @param groups channels and filters are split into this many groups that don't mix
 */
public record Window(
        Shape input, int filters, Extent kernel, Extent stride, Extent padding, Extent dilation, int groups) {

    // A key of maps; what a record gets by itself, Java puts together anew at each start.
    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Window window
                        && filters == window.filters
                        && groups == window.groups
                        && input.equals(window.input)
                        && kernel.equals(window.kernel)
                        && stride.equals(window.stride)
                        && padding.equals(window.padding)
                        && dilation.equals(window.dilation);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * input.hashCode() + filters) + kernel.hashCode();
    }

    public int channels() {
        return input.get(0);
    }

    public int kernelHeight() {
        return kernel.height();
    }

    public int kernelWidth() {
        return kernel.width();
    }

    /** Rows of the output, below 1 where the kernel is larger than the padded image. */
    public long outputHeight() {
        return size(input.get(1), kernel.height(), stride.height(), padding.height(), dilation.height());
    }

    /** Columns of the output, below 1 where the kernel is larger than the padded image. */
    public long outputWidth() {
        return size(input.get(2), kernel.width(), stride.width(), padding.width(), dilation.width());
    }

    private static long size(long length, long kernel, long stride, long padding, long dilation) {
        return Math.floorDiv(length + 2 * padding - dilation * (kernel - 1) - 1, stride) + 1;
    }

    public Shape output() {
        return Shape.of(filters, Math.toIntExact(outputHeight()), Math.toIntExact(outputWidth()));
    }

    public Shape weights() {
        return Shape.of(filters, channels() / groups, kernel.height(), kernel.width());
    }

    /** Floating-point operations of the convolution of one image. */
    public long flops() {
        return 2L * output().size() * (channels() / groups) * kernel.height() * kernel.width();
    }
}
