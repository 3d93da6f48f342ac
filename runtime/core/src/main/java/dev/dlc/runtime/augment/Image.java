package dev.dlc.runtime.augment;

/**
 * An image in the hands of one thread, with the room that changing it takes. Pixels stand channel by channel, row by row.
 */
final class Image {
    final int channels;
    final int height;
    final int width;
    /** Of one channel. */
    final int area;
    /** The range of scaled pixels. */
    final float low;

    final float high;

    private float[] pixels;
    private float[] other;
    private float[] numbers = new float[0];
    private int[] indices = new int[0];

    Image(int channels, int height, int width, float low, float high) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.area = Math.multiplyExact(height, width);
        this.low = low;
        this.high = high;
        this.pixels = new float[Math.multiplyExact(channels, area)];
        this.other = new float[pixels.length];
    }

    /** The pixels as they are. */
    float[] pixels() {
        return pixels;
    }

    /** Room for the pixels as they will be; {@link #replace} puts them in the place of those that are. */
    float[] other() {
        return other;
    }

    void replace() {
        float[] old = pixels;
        pixels = other;
        other = old;
    }

    /** Room for so many numbers, until the next call. */
    float[] numbers(int count) {
        if (numbers.length < count) {
            numbers = new float[count];
        }
        return numbers;
    }

    /** Room for so many indices, until the next call. */
    int[] indices(int count) {
        if (indices.length < count) {
            indices = new int[count];
        }
        return indices;
    }

    /** Brings all pixels into their range. */
    void clip() {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = clip(pixels[i]);
        }
    }

    float clip(float pixel) {
        return Math.min(Math.max(pixel, low), high);
    }
}
