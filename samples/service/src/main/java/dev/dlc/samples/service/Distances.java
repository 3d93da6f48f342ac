package dev.dlc.samples.service;

/** Grows and shrinks what is drawn in a square bitmap, by Euclidean distances. */
final class Distances {
    private Distances() {}

    /**
     * Dilation and erosion.
     *
     * @param bitmap [side * side]
     * @param pen how far what is drawn grows, in pixels; shrinks where negative
     */
    static boolean[] within(boolean[] bitmap, int side, double pen) {
        boolean grows = pen > 0;
        double[] squares = squares(bitmap, side, grows);
        boolean[] result = new boolean[bitmap.length];
        for (int i = 0; i < result.length; i++) {
            boolean near = squares[i] <= pen * pen;
            result[i] = grows ? near : !near;
        }
        return result;
    }

    /** The square of the distance from each pixel to the nearest that is {@code wanted}: first along the columns, then along the rows. */
    private static double[] squares(boolean[] bitmap, int side, boolean wanted) {
        double[] along = new double[bitmap.length];
        for (int x = 0; x < side; x++) {
            double far = Double.POSITIVE_INFINITY;
            for (int y = 0; y < side; y++) {
                far = bitmap[y * side + x] == wanted ? 0 : far + 1;
                along[y * side + x] = far;
            }
            far = Double.POSITIVE_INFINITY;
            for (int y = side - 1; y >= 0; y--) {
                far = bitmap[y * side + x] == wanted ? 0 : far + 1;
                along[y * side + x] = Math.min(far, along[y * side + x]);
            }
        }
        double[] squares = new double[bitmap.length];
        for (int i = 0; i < squares.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            int row = i - i % side;
            for (int x = 0; x < side; x++) {
                double across = x - i % side;
                least = Math.min(least, across * across + along[row + x] * along[row + x]);
            }
            squares[i] = least;
        }
        return squares;
    }
}
