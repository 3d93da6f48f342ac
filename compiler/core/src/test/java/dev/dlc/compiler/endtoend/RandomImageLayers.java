package dev.dlc.compiler.endtoend;

import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** Layers for images of a {@link RandomModel}. */
final class RandomImageLayers {
    private final Random random;

    RandomImageLayers(Random random) {
        this.random = random;
    }

    /** A layer that fits the image, as its text and the shape it gives. */
    <T> T step(List<Integer> shape, String bias, BiFunction<String, List<Integer>, T> made) {
        int channels = shape.get(0);
        int height = shape.get(1);
        int width = shape.get(2);
        int size = channels * height * width;
        return switch (random.nextInt(11)) {
            case 0, 1, 2 -> convolution(shape, bias, made);
            case 3 -> {
                int kernel = Math.min(3, Math.min(height, width));
                yield made.apply(
                        "depthwise_conv2d(kernel = " + kernel + ", multiplier = 2" + bias + ")",
                        List.of(2 * channels, height - kernel + 1, width - kernel + 1));
            }
            case 4 ->
                size > 100
                        ? pool(shape, made)
                        : made.apply(
                                "conv_transpose2d(2, kernel = [2, 3], stride = 2, padding = [0, 1], output_padding = 1"
                                        + bias + ")",
                                List.of(2, (height - 1) * 2 + 2 + 1, (width - 1) * 2 - 2 + 3 + 1));
            case 5, 6 -> pool(shape, made);
            case 7 ->
                size > 100
                        ? made.apply("global_avg_pool", List.of(channels))
                        : made.apply("upsample([1, 2])", List.of(channels, height, 2 * width));
            case 8 ->
                size > 100
                        ? made.apply("global_max_pool", List.of(channels))
                        : made.apply("pad([1, 0], value = 0.5)", List.of(channels, height + 2, width));
            case 9 ->
                made.apply("reshape([" + channels * height + ", " + width + "])", List.of(channels * height, width));
            default -> made.apply("flatten", List.of(size));
        };
    }

    private <T> T convolution(List<Integer> shape, String bias, BiFunction<String, List<Integer>, T> made) {
        int groups = shape.get(0) % 2 == 0 && random.nextInt(3) == 0 ? 2 : 1;
        // enough of them for the kernels that transform the image first
        int filters = groups * (random.nextInt(6) == 0 ? one(16, 19) : one(1, 2, 3, 8));
        int[] padding = {random.nextInt(3), random.nextInt(2)};
        int[] stride = {one(1, 1, 2), one(1, 1, 2, 3)};
        int dilation = one(1, 1, 1, 2);
        int[] kernel = new int[2];
        int[] sizes = new int[2];
        for (int i = 0; i < 2; i++) {
            int room = shape.get(i + 1) + 2 * padding[i];
            kernel[i] = Math.min(one(1, 2, 3, 5), (room - 1) / dilation + 1);
            sizes[i] = (room - dilation * (kernel[i] - 1) - 1) / stride[i] + 1;
        }
        return made.apply(
                "conv2d(" + filters + ", kernel = " + list(kernel) + ", stride = " + list(stride) + ", padding = "
                        + list(padding) + ", dilation = " + dilation + ", groups = " + groups + bias + ")",
                List.of(filters, sizes[0], sizes[1]));
    }

    private <T> T pool(List<Integer> shape, BiFunction<String, List<Integer>, T> made) {
        int[] kernel = new int[2];
        int[] sizes = new int[2];
        int[] padding = new int[2];
        int stride = one(1, 2);
        for (int i = 0; i < 2; i++) {
            kernel[i] = Math.min(one(1, 2, 3), shape.get(i + 1));
            padding[i] = random.nextInt(kernel[i] / 2 + 1);
            sizes[i] = (shape.get(i + 1) + 2 * padding[i] - kernel[i]) / stride + 1;
        }
        return made.apply(
                (random.nextBoolean() ? "max" : "avg") + "_pool(" + list(kernel) + ", stride = " + stride
                        + ", padding = " + list(padding) + ")",
                List.of(shape.get(0), sizes[0], sizes[1]));
    }

    private static String list(int[] pair) {
        return pair[0] == pair[1] ? String.valueOf(pair[0]) : "[" + pair[0] + ", " + pair[1] + "]";
    }

    private int one(int... numbers) {
        return numbers[random.nextInt(numbers.length)];
    }
}
