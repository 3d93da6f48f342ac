package dev.dlc.samples.service;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * What is drawn in a picture, apart from the ground it is drawn on.
 *
 * @param width of the bitmap; its longer side has {@link #SIDE} pixels
 * @param height of the bitmap
 * @param on whether a pixel has ink, row by row
 */
record Ink(int width, int height, boolean[] on) {
    /** Enough for 32 x 32 pixels to be made of it. */
    static final int SIDE = 128;

    /** Ink and ground differ at least so much, where black and white differ by 1; less is the noise of a camera. */
    private static final float LEAST_CONTRAST = 0.2f;

    /** More of the picture is not ink but a photograph of something else. */
    private static final double MOST_INK = 0.6;

    /**
     * Finds the ink: dark on light or light on dark, whatever is not like the picture's edge.
     *
     * @throws UnusablePictureException if nothing is drawn, or everything is
     */
    static Ink of(BufferedImage picture) {
        float[][] brightness = Brightness.of(picture, SIDE);
        int height = brightness.length;
        int width = brightness[0].length;
        float[] sorted = new float[width * height];
        for (int y = 0; y < height; y++) {
            System.arraycopy(brightness[y], 0, sorted, y * width, width);
        }
        Arrays.sort(sorted);
        if (sorted[sorted.length - 1] - sorted[0] < LEAST_CONTRAST) {
            throw new UnusablePictureException("nothing is drawn in the picture");
        }
        float threshold = threshold(sorted);
        boolean darkGround = edge(brightness) < threshold;
        boolean[] on = new boolean[width * height];
        int count = 0;
        for (int i = 0; i < on.length; i++) {
            on[i] = brightness[i / width][i % width] > threshold == darkGround;
            count += on[i] ? 1 : 0;
        }
        if (count > MOST_INK * on.length) {
            throw new UnusablePictureException("there is no single digit on an even ground in the picture");
        }
        return new Ink(width, height, on);
    }

    /** The mean of the outermost pixels. */
    private static float edge(float[][] brightness) {
        int height = brightness.length;
        int width = brightness[0].length;
        double sum = 0;
        for (int x = 0; x < width; x++) {
            sum += brightness[0][x] + brightness[height - 1][x];
        }
        for (int y = 0; y < height; y++) {
            sum += brightness[y][0] + brightness[y][width - 1];
        }
        return (float) (sum / (2 * (width + height)));
    }

    /**
     * Divides dark from light so that the two differ most (N. Otsu, <i>A threshold selection method from gray-level histograms</i>, 1979).
     *
     * @param sorted the brightness of all pixels, ascending
     */
    private static float threshold(float[] sorted) {
        double total = 0;
        for (float value : sorted) {
            total += value;
        }
        double below = 0;
        double best = -1;
        float threshold = sorted[0];
        for (int i = 1; i < sorted.length; i++) {
            below += sorted[i - 1];
            double difference = below / i - (total - below) / (sorted.length - i);
            double between = difference * difference * i * (sorted.length - i);
            if (between > best) {
                best = between;
                threshold = (sorted[i - 1] + sorted[i]) / 2;
            }
        }
        return threshold;
    }

    /** Whether there is ink at a place, in pixels; there is none beside the picture. */
    boolean at(double x, double y) {
        return x >= 0 && y >= 0 && x < width && y < height && on[(int) y * width + (int) x];
    }
}
