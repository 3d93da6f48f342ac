package dev.dlc.runtime.augment;

import java.util.Arrays;

/**
 * Blurs with a Gaussian kernel, first along the rows, then along the columns; at the edges the image is reflected. The
 * kernel's numbers are those of the density at whole pixels, divided by their sum.
 */
final class Blur extends Operation {
    /** How many standard deviations the kernel reaches where its size is not given: what lies beyond has 0.3 % of the weight. */
    private static final int REACH = 3;

    private final Range deviation;
    private final int kernel;

    Blur(Range deviation, int kernel, double probability) {
        super(probability);
        if (!(deviation.low() >= 0) || kernel < 0 || kernel > 0 && kernel % 2 == 0) {
            throw new IllegalArgumentException("a standard deviation is at least 0, the side of a kernel odd");
        }
        this.deviation = deviation;
        this.kernel = kernel;
    }

    @Override
    void change(Image image, long key) {
        double sigma = deviation.draw(key, 1);
        int wanted = kernel > 0 ? kernel / 2 : (int) Math.min(image.area, StrictMath.ceil(REACH * sigma));
        if (sigma == 0 || wanted == 0) {
            return;
        }
        int radiusX = Math.min(wanted, image.width - 1);
        int radiusY = Math.min(wanted, image.height - 1);
        // Weights from the middle outwards, and a row with its reflections.
        float[] room = image.numbers(Math.max(radiusX, radiusY) + 1 + image.width + 2 * radiusX);
        weigh(room, sigma, radiusX);
        alongRows(image, room, radiusX);
        weigh(room, sigma, radiusY);
        alongColumns(image, room, radiusY);
    }

    /** Writes the weights to {@code room[0..radius]}, that of the middle first. */
    private static void weigh(float[] room, double sigma, int radius) {
        double sum = 0;
        for (int i = 0; i <= radius; i++) {
            sum += (i == 0 ? 1 : 2) * density(i / sigma);
        }
        for (int i = 0; i <= radius; i++) {
            room[i] = (float) (density(i / sigma) / sum);
        }
    }

    private static double density(double deviations) {
        return StrictMath.exp(-0.5 * deviations * deviations);
    }

    private static void alongRows(Image image, float[] room, int radius) {
        float[] from = image.pixels();
        float[] to = image.other();
        int width = image.width;
        int start = radius + 1;
        for (int row = 0; row < from.length; row += width) {
            for (int x = 0; x < radius; x++) {
                room[start + x] = from[row + Crop.mirror(x - radius, width)];
                room[start + radius + width + x] = from[row + Crop.mirror(width + x, width)];
            }
            System.arraycopy(from, row, room, start + radius, width);
            int middle = start + radius;
            for (int x = 0; x < width; x++) {
                to[row + x] = room[0] * room[middle + x];
            }
            for (int i = 1; i <= radius; i++) {
                float weight = room[i];
                for (int x = 0; x < width; x++) {
                    to[row + x] += weight * (room[middle + x - i] + room[middle + x + i]);
                }
            }
        }
        image.replace();
    }

    private static void alongColumns(Image image, float[] weights, int radius) {
        float[] from = image.pixels();
        float[] to = image.other();
        int width = image.width;
        Arrays.fill(to, 0);
        for (int c = 0; c < image.channels; c++) {
            int channel = c * image.area;
            for (int y = 0; y < image.height; y++) {
                int row = channel + y * width;
                for (int i = 0; i <= radius; i++) {
                    int above = channel + Crop.mirror(y - i, image.height) * width;
                    int below = channel + Crop.mirror(y + i, image.height) * width;
                    float weight = i == 0 ? weights[0] / 2 : weights[i];
                    for (int x = 0; x < width; x++) {
                        to[row + x] += weight * (from[above + x] + from[below + x]);
                    }
                }
            }
        }
        image.replace();
    }

    @Override
    void check(int channels, int height, int width) {
        if (kernel / 2 >= Math.min(height, width)) {
            throw new IllegalArgumentException(
                    "an image of " + height + " x " + width + " is too small for a kernel of " + kernel);
        }
    }
}
