package dev.dlc.runtime;

/** Sizes of arenas, computed in long: every offset in one must fit an int. */
public final class Passes {
    private Passes() {}

    /**
     * The length of an arena of {@code fixed + perSample * capacity} numbers.
     *
     * @throws IllegalArgumentException if an array of Java cannot be so long; it names the largest capacity that fits
     */
    public static int arena(String model, long fixed, long perSample, int capacity) {
        long length = fixed + perSample * capacity;
        if (length > Integer.MAX_VALUE - 8) {
            long fits = (Integer.MAX_VALUE - 8 - fixed) / Math.max(1, perSample);
            throw new IllegalArgumentException(model + ": a batch of " + capacity + " needs " + length
                    + " numbers, more than an array of Java holds; the largest batch that fits is "
                    + Math.max(0, fits));
        }
        return (int) length;
    }
}
