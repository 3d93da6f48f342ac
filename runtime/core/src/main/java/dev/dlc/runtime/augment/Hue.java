package dev.dlc.runtime.augment;

/**
 * Turns the hue of every pixel: 1 is a whole turn. Colours go through the hexagon of hue, saturation and value (Smith, "Color gamut
 * transform pairs", 1978), whose greatest and least channel stay; so the range of the pixels does not matter.
 */
final class Hue extends Operation {
    private static final int SIXTHS = 6;

    private final Range turns;

    Hue(Range turns, double probability) {
        super(probability);
        this.turns = turns;
    }

    @Override
    void change(Image image, long key) {
        float[] pixels = image.pixels();
        double drawn = turns.draw(key, 1);
        // From 0 to 6, so that with a hue from -1 to 5 one turn less or more is enough.
        float turn = (float) ((drawn - StrictMath.floor(drawn)) * SIXTHS);
        int area = image.area;
        for (int i = 0; i < area; i++) {
            float red = pixels[i];
            float green = pixels[i + area];
            float blue = pixels[i + 2 * area];
            float most = Math.max(red, Math.max(green, blue));
            float least = Math.min(red, Math.min(green, blue));
            float chroma = most - least;
            if (chroma == 0) {
                continue;
            }
            float hue = hue(red, green, blue, most, chroma) + turn;
            hue = hue >= SIXTHS ? hue - SIXTHS : hue < 0 ? hue + SIXTHS : hue;
            pixels[i] = channel(hue, 5, most, chroma);
            pixels[i + area] = channel(hue, 3, most, chroma);
            pixels[i + 2 * area] = channel(hue, 1, most, chroma);
        }
    }

    /** In sixths of a turn: 0 is red, 2 green, 4 blue. */
    private static float hue(float red, float green, float blue, float most, float chroma) {
        if (most == red) {
            return (green - blue) / chroma;
        }
        return most == green ? 2 + (blue - red) / chroma : 4 + (red - green) / chroma;
    }

    /**
     * A channel of the colour of this hue: the greatest over two sixths on each side of its own hue's place, then falling to the
     * least. {@code shift} turns the hexagon so that this place is at 5 (red), 3 (green) or 1 (blue).
     */
    private static float channel(float hue, int shift, float most, float chroma) {
        float k = hue + shift;
        k = k >= SIXTHS ? k - SIXTHS : k;
        float fallen = Math.max(0, Math.min(Math.min(k, 4 - k), 1));
        return most - chroma * fallen;
    }

    @Override
    void check(int channels, int height, int width) {
        checkColors("hue", channels);
    }
}
