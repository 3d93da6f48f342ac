package dev.dlc.runtime.augment;

/** Moves an image to the right and down by shares of its sides, also by parts of a pixel. */
final class Translate extends Operation {
    private final Range right;
    private final Range down;
    private final float fill;

    Translate(Range right, Range down, float fill, double probability) {
        super(probability);
        this.right = right;
        this.down = down;
        this.fill = fill;
    }

    @Override
    void change(Image image, long key) {
        double x = right.draw(key, 1) * image.width;
        double y = down.draw(key, 2) * image.height;
        Affine.apply(image, 1, 0, -x, 0, 1, -y, fill);
    }
}
