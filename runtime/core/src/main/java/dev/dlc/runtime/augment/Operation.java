package dev.dlc.runtime.augment;

import dev.dlc.runtime.Random;

/**
 * A step of an augmentation. Numbers in pairs are the range from which one is drawn for each image; {@code probability} is
 * that of the step being done at all.
 */
public abstract class Operation {
    private final double probability;

    Operation(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("no probability: " + probability);
        }
        this.probability = probability;
    }

    /** Mirrors the image: left and right change places ({@code horizontal}), or top and bottom. */
    public static Operation flip(boolean horizontal, double probability) {
        return new Flip(horizontal, probability);
    }

    /** Rotates about the centre, counter-clockwise in degrees; what is uncovered becomes {@code fill}. */
    public static Operation rotate(double least, double most, double fill, double probability) {
        return new Rotate(new Range(least, most), (float) fill, probability);
    }

    /** Enlarges by a factor about the centre, the size of the image stays; what is uncovered becomes {@code fill}. */
    public static Operation scale(double least, double most, double fill, double probability) {
        return new Scale(new Range(least, most), (float) fill, probability);
    }

    /** Moves the image to the right and down by shares of its width and height; what is uncovered becomes {@code fill}. */
    public static Operation translate(
            double leastRight, double mostRight, double leastDown, double mostDown, double fill, double probability) {
        return new Translate(
                new Range(leastRight, mostRight), new Range(leastDown, mostDown), (float) fill, probability);
    }

    /** Pads with {@code fill}, or with the reflected image, then takes a random window of the image's size. */
    public static Operation crop(
            int paddingHeight, int paddingWidth, double fill, boolean reflect, double probability) {
        return new Crop(paddingHeight, paddingWidth, (float) fill, reflect, probability);
    }

    /** Takes a random window of a share of the area and of a ratio of width to height, and enlarges it to the image's size. */
    public static Operation resizedCrop(
            double leastArea, double mostArea, double leastRatio, double mostRatio, double probability) {
        return new ResizedCrop(new Range(leastArea, mostArea), new Range(leastRatio, mostRatio), probability);
    }

    /** Adds to each channel a number of its own. */
    public static Operation colorShift(double least, double most, double probability) {
        return new ColorShift(new Range(least, most), probability);
    }

    /** Multiplies by a factor. */
    public static Operation brightness(double least, double most, double probability) {
        return new Brightness(new Range(least, most), probability);
    }

    /** Multiplies the distance from the mean of the grey image by a factor. */
    public static Operation contrast(double least, double most, double probability) {
        return new Contrast(new Range(least, most), probability);
    }

    /** Multiplies the distance from the grey image by a factor. */
    public static Operation saturation(double least, double most, double probability) {
        return new Saturation(new Range(least, most), probability);
    }

    /** Turns the hue by a part of a whole turn. */
    public static Operation hue(double least, double most, double probability) {
        return new Hue(new Range(least, most), probability);
    }

    /** Adds to every pixel a number from the normal distribution of this standard deviation. */
    public static Operation noise(double deviation, double probability) {
        return new Noise(deviation, probability);
    }

    /** Puts {@code value} into a rectangle of a share of the area and of a ratio of height to width, after normalising. */
    public static Operation erase(
            double leastArea, double mostArea, double leastRatio, double mostRatio, double value, double probability) {
        return new Erase(new Range(leastArea, mostArea), new Range(leastRatio, mostRatio), (float) value, probability);
    }

    /**
     * Blurs with a Gaussian kernel.
     *
     * @param kernel pixels of the kernel's side, odd; 0: as many as reach three standard deviations
     */
    public static Operation blur(double leastDeviation, double mostDeviation, int kernel, double probability) {
        return new Blur(new Range(leastDeviation, mostDeviation), kernel, probability);
    }

    /** Does the steps so many times, each time with new random numbers. */
    public static Operation repeat(int times, Operation... steps) {
        return new Repeat(times, new Sequence(steps));
    }

    /** Does one of the choices, each equally likely. */
    public static Operation oneOf(Operation... choices) {
        return new OneOf(choices);
    }

    /**
     * Does the step, or leaves it.
     *
     * @param key of this image and this step
     * @param normalized which of the two rounds this is: the one after normalising, or the one before
     */
    void apply(Image image, long key, boolean normalized) {
        if (normalized == isForNormalized() && (probability == 1 || Random.uniform(key, 0) < probability)) {
            change(image, key);
        }
    }

    /** True for what is done after normalising. */
    boolean isForNormalized() {
        return false;
    }

    /** True where {@link #apply} has something to do after normalising. */
    boolean hasNormalized() {
        return isForNormalized();
    }

    /** Does it. Numbers from 1 on of the key are free; number 0 has decided that it is done. */
    abstract void change(Image image, long key);

    /** @throws IllegalArgumentException if images of this shape cannot be changed */
    void check(int channels, int height, int width) {}

    static void checkColors(String name, int channels) {
        if (channels != Grey.COLORS) {
            throw new IllegalArgumentException(
                    name + " needs images of red, green and blue, not of " + channels + " channels");
        }
    }
}
