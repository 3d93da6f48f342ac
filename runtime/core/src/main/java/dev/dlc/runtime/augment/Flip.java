package dev.dlc.runtime.augment;

/** Mirrors an image. */
final class Flip extends Operation {
    private final boolean horizontal;

    Flip(boolean horizontal, double probability) {
        super(probability);
        this.horizontal = horizontal;
    }

    @Override
    void change(Image image, long key) {
        float[] from = image.pixels();
        float[] to = image.other();
        int width = image.width;
        int rows = image.channels * image.height;
        for (int row = 0; row < rows; row++) {
            int start = row * width;
            if (horizontal) {
                int last = start + width - 1;
                for (int x = 0; x < width; x++) {
                    to[start + x] = from[last - x];
                }
            } else {
                int channel = row / image.height;
                int mirrored = (2 * channel + 1) * image.height - 1 - row;
                System.arraycopy(from, mirrored * width, to, start, width);
            }
        }
        image.replace();
    }
}
