package dev.dlc.runtime.augment;

/** How bright the pixels of a coloured image are. */
final class Grey {
    /** Red, green and blue. */
    static final int COLORS = 3;

    /** The luma of ITU-R BT.601, to the digits that torchvision and Pillow take. */
    private static final float RED = 0.2989f;

    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    private Grey() {}

    static float of(float red, float green, float blue) {
        return RED * red + GREEN * green + BLUE * blue;
    }

    /** The mean of the grey image; where the channels are not red, green and blue, that of all pixels. */
    static float mean(Image image) {
        float[] pixels = image.pixels();
        double sum = 0;
        if (image.channels == COLORS) {
            for (int i = 0; i < image.area; i++) {
                sum += of(pixels[i], pixels[i + image.area], pixels[i + 2 * image.area]);
            }
            return (float) (sum / image.area);
        }
        for (float pixel : pixels) {
            sum += pixel;
        }
        return (float) (sum / pixels.length);
    }
}
