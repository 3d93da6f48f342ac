package dev.dlc.runtime.augment;

/** Rotates an image about its centre, counter-clockwise. */
final class Rotate extends Operation {
    private static final int RIGHT_ANGLE = 90;

    private final Range degrees;
    private final float fill;

    Rotate(Range degrees, float fill, double probability) {
        super(probability);
        this.degrees = degrees;
        this.fill = fill;
    }

    @Override
    void change(Image image, long key) {
        double angle = degrees.draw(key, 1);
        // Right angles apart, so that pixels fall exactly on pixels there.
        double rightAngles = StrictMath.rint(angle / RIGHT_ANGLE);
        double rest = StrictMath.toRadians(angle - rightAngles * RIGHT_ANGLE);
        double sine = StrictMath.sin(rest);
        double cosine = StrictMath.cos(rest);
        for (int i = Math.floorMod((long) rightAngles, 4); i > 0; i--) {
            double turned = cosine;
            cosine = -sine;
            sine = turned;
        }
        // Rows count downwards, so the matrix of the inverse is that of the rotation in a plane whose y goes upwards.
        Affine.apply(image, cosine, -sine, 0, sine, cosine, 0, fill);
    }
}
