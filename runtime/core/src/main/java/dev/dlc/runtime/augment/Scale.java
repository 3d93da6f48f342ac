package dev.dlc.runtime.augment;

/** Enlarges an image about its centre by a factor; its size stays. */
final class Scale extends Operation {
    private final Range factor;
    private final float fill;

    Scale(Range factor, float fill, double probability) {
        super(probability);
        if (!(factor.low() > 0)) {
            throw new IllegalArgumentException("a factor is above 0, not " + factor.low());
        }
        this.factor = factor;
        this.fill = fill;
    }

    @Override
    void change(Image image, long key) {
        double inverse = 1 / factor.draw(key, 1);
        Affine.apply(image, inverse, 0, 0, 0, inverse, 0, fill);
    }
}
