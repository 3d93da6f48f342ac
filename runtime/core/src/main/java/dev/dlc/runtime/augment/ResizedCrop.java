package dev.dlc.runtime.augment;

/**
 * Takes a window of a random size and ratio of width to height, and enlarges it to the size of the image, bilinear with pixels as
 * little squares (their centres at halves). Where ten windows in a row do not fit into the image, takes the largest one in
 * the middle whose ratio is allowed.
 */
final class ResizedCrop extends Operation {
    private final Range area;
    private final Range ratio;

    ResizedCrop(Range area, Range ratio, double probability) {
        super(probability);
        if (!(area.low() > 0 && area.high() <= 1 && ratio.low() > 0)) {
            throw new IllegalArgumentException("an area is above 0 and at most 1, a ratio above 0");
        }
        this.area = area;
        this.ratio = ratio;
    }

    @Override
    void change(Image image, long key) {
        for (int attempt = 0; attempt < Window.ATTEMPTS; attempt++) {
            int counter = 1 + 4 * attempt;
            double pixels = area.draw(key, counter) * image.area;
            double shape = ratio.drawRatio(key, counter + 1);
            int width = Window.side(pixels, shape);
            int height = Window.side(pixels, 1 / shape);
            if (width <= image.width && height <= image.height) {
                int top = Range.below(image.height - height + 1, key, counter + 2);
                int left = Range.below(image.width - width + 1, key, counter + 3);
                resize(image, top, left, height, width);
                return;
            }
        }
        double shape = Math.min(Math.max((double) image.width / image.height, ratio.low()), ratio.high());
        int width = (int) Math.max(1, Math.min(image.width, StrictMath.rint(image.height * shape)));
        int height = (int) Math.max(1, Math.min(image.height, StrictMath.rint(image.width / shape)));
        resize(image, (image.height - height) / 2, (image.width - width) / 2, height, width);
    }

    /** Enlarges a window to the whole image. */
    static void resize(Image image, int top, int left, int height, int width) {
        float[] from = image.pixels();
        float[] to = image.other();
        int[] columns = image.indices(image.width);
        float[] shares = image.numbers(image.width);
        for (int x = 0; x < image.width; x++) {
            double at = position(x, width, image.width);
            columns[x] = (int) at;
            shares[x] = (float) (at - columns[x]);
        }
        for (int y = 0; y < image.height; y++) {
            double at = position(y, height, image.height);
            int row = (int) at;
            float below = (float) (at - row);
            for (int c = 0; c < image.channels; c++) {
                int upper = (c * image.height + top + row) * image.width + left;
                int lower = row + 1 < height ? upper + image.width : upper;
                int result = (c * image.height + y) * image.width;
                for (int x = 0; x < image.width; x++) {
                    int column = columns[x];
                    int next = column + 1 < width ? column + 1 : column;
                    float share = shares[x];
                    float above = from[upper + column] + share * (from[upper + next] - from[upper + column]);
                    float under = from[lower + column] + share * (from[lower + next] - from[lower + column]);
                    to[result + x] = above + below * (under - above);
                }
            }
        }
        image.replace();
    }

    /** Where in a window of {@code side} pixels the centre of pixel {@code index} of {@code enlarged} ones lies. */
    private static double position(int index, int side, int enlarged) {
        return Math.min(Math.max((index + 0.5) * side / enlarged - 0.5, 0), side - 1);
    }
}
