package dev.dlc.runtime.augment;

/** A rectangle of pixels within an image, drawn at random by its area and the ratio of its sides. */
final class Window {
    /** How often a window is drawn before it is given up that one fits. */
    static final int ATTEMPTS = 10;

    private Window() {}

    /** A side of a window of so many pixels: {@code sqrt(area * ratio)}, rounded to a whole number, at least 1. */
    static int side(double area, double ratio) {
        return (int) Math.max(1, StrictMath.rint(StrictMath.sqrt(area * ratio)));
    }
}
