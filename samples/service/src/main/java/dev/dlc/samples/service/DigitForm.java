package dev.dlc.samples.service;

/**
 * Brings a drawn digit into the form of the data that the network has learnt from. For these NIST's programs made each digit upright, stretched
 * it to 20 x 32 pixels in the middle of 32 x 32, made its strokes of one width, and counted the pixels with ink in each block of 4 x 4 (M. D.
 * Garris et al., <i>NIST Form-Based Handprint Recognition System</i>, NISTIR 5469, 1994; E. Alpaydin, C. Kaynak, <i>Optical Recognition of
 * Handwritten Digits</i>, 1998). Whatever pen a digit is drawn with, and wherever, the same numbers come out.
 */
final class DigitForm {
    /** Pixels here for one of the 32: strokes of any width need fractions of them. */
    private static final int FINE = 2;

    private static final int SIDE = 32 * FINE;
    private static final int BOX_WIDTH = 20 * FINE;
    private static final int BOX_HEIGHT = 32 * FINE;

    /** The part of the pixels with ink that the data have, nearly the same for each digit. */
    private static final double INK = 0.305;

    /** How much a digit may be widened compared to its height: a one stays narrow. */
    private static final double WIDEST = 1.6;

    /** The part of the height that counts as the first rows, and as the last. */
    private static final double EDGE = 0.08;

    private static final double MOST_EROSION = 2 * FINE;
    private static final double MOST_DILATION = 6 * FINE;
    private static final double PEN_STEP = 0.25 * FINE;

    private final Ink ink;
    private final double slant;
    private final double left;
    private final double top;
    private final double width;
    private final double height;

    /** Measures the slant of the ink, and its box once it is upright. */
    private DigitForm(Ink ink) {
        this.ink = ink;
        int pixels = ink.on().length;
        int first = 0;
        while (!ink.on()[first]) {
            first++;
        }
        int last = pixels - 1;
        while (!ink.on()[last]) {
            last--;
        }
        this.top = first / ink.width();
        int bottom = last / ink.width();
        this.height = bottom + 1 - top;
        this.slant = slant(ink, first / ink.width(), bottom);
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = first; i <= last; i++) {
            if (ink.on()[i]) {
                double x = i % ink.width() - slant * (i / ink.width());
                least = Math.min(least, x);
                greatest = Math.max(greatest, x + 1);
            }
        }
        this.left = least;
        this.width = greatest - least;
    }

    /**
     * The digit as the data have it.
     *
     * @return 64 whole numbers from 0 to 16, row by row
     */
    static float[] counts(Ink ink) {
        DigitForm form = new DigitForm(ink);
        boolean[] bitmap = form.withInk(INK * SIDE * SIDE);
        int[] counts = new int[64];
        for (int i = 0; i < bitmap.length; i++) {
            counts[i / SIDE * 8 / SIDE * 8 + i % SIDE * 8 / SIDE] += bitmap[i] ? 1 : 0;
        }
        float[] result = new float[64];
        for (int i = 0; i < 64; i++) {
            result[i] = Math.round((float) counts[i] / (FINE * FINE));
        }
        return result;
    }

    /** With the thinnest strokes that have so many pixels; the wider the pen, the more there are. */
    private boolean[] withInk(double pixels) {
        int thin = (int) (-MOST_EROSION / PEN_STEP);
        int wide = (int) (MOST_DILATION / PEN_STEP);
        while (thin < wide) {
            int middle = Math.floorDiv(thin + wide, 2);
            if (count(bitmap(middle * PEN_STEP)) < pixels) {
                thin = middle + 1;
            } else {
                wide = middle;
            }
        }
        return bitmap(thin * PEN_STEP);
    }

    private static int count(boolean[] bitmap) {
        int count = 0;
        for (boolean on : bitmap) {
            count += on ? 1 : 0;
        }
        return count;
    }

    /**
     * How many pixels the strokes go to the right with each row. An upright digit begins as far to the left above as below, as NIST's
     * programs have it: the leftmost pixels of the first and of the last rows are meant.
     */
    private static double slant(Ink ink, int first, int last) {
        int rows = Math.max(1, (int) Math.round((last + 1 - first) * EDGE));
        double distance = last + 1.0 - first - rows;
        return distance <= 0 ? 0 : (leftmost(ink, last + 1 - rows, rows) - leftmost(ink, first, rows)) / distance;
    }

    private static int leftmost(Ink ink, int from, int rows) {
        for (int x = 0; x < ink.width(); x++) {
            for (int y = from; y < from + rows; y++) {
                if (ink.on()[y * ink.width() + x]) {
                    return x;
                }
            }
        }
        throw new IllegalStateException("no ink in the rows from " + from);
    }

    /** Stretched so that it fills its box once its strokes have grown by {@code pen} on each side, which they then do. */
    private boolean[] bitmap(double pen) {
        double down = (BOX_HEIGHT - 2 * pen) / height;
        double across = Math.min((BOX_WIDTH - 2 * pen) / width, down * WIDEST);
        boolean[] stretched = new boolean[SIDE * SIDE];
        for (int i = 0; i < stretched.length; i++) {
            double y = top + height / 2 + (i / SIDE + 0.5 - SIDE / 2.0) / down;
            double x = left + width / 2 + (i % SIDE + 0.5 - SIDE / 2.0) / across;
            stretched[i] = ink.at(x + slant * Math.floor(y), y);
        }
        return pen == 0 ? stretched : Distances.within(stretched, SIDE, pen);
    }
}
