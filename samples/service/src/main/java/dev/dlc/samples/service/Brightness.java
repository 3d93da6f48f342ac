package dev.dlc.samples.service;

import java.awt.image.BufferedImage;

/** How bright a picture is, from 0 (black) to 1 (white), at a size that one digit needs. */
final class Brightness {
    private Brightness() {}

    /** @return [height][width], of the picture's proportions; the longer side has {@code side} pixels, the shorter at least one */
    static float[][] of(BufferedImage picture, int side) {
        int longer = Math.max(picture.getWidth(), picture.getHeight());
        float[][] means = blocks(picture, Math.max(1, longer / side));
        double scale = (double) side / Math.max(means.length, means[0].length);
        int height = Math.max(1, (int) Math.round(means.length * scale));
        int width = Math.max(1, (int) Math.round(means[0].length * scale));
        float[][] result = new float[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                result[y][x] = between(means, (x + 0.5) / scale - 0.5, (y + 0.5) / scale - 0.5);
            }
        }
        return result;
    }

    /** Means of square blocks, so that nothing thin is lost where a picture is made smaller; a part of a block at the edge is left out. */
    private static float[][] blocks(BufferedImage picture, int size) {
        int width = Math.max(1, picture.getWidth() / size);
        int height = Math.max(1, picture.getHeight() / size);
        float[][] means = new float[height][width];
        int columns = Math.min(picture.getWidth(), width * size);
        int[] row = new int[columns];
        for (int y = 0; y < Math.min(picture.getHeight(), height * size); y++) {
            picture.getRGB(0, y, columns, 1, row, 0, columns);
            for (int x = 0; x < columns; x++) {
                means[y / size][x / size] += onWhite(row[x]);
            }
        }
        int rows = Math.min(size, picture.getHeight());
        for (float[] line : means) {
            for (int x = 0; x < width; x++) {
                line[x] /= rows * Math.min(size, picture.getWidth());
            }
        }
        return means;
    }

    /** Luma after ITU-R BT.601; what is transparent shows white paper. */
    private static float onWhite(int argb) {
        float luma = (0.299f * (argb >> 16 & 255) + 0.587f * (argb >> 8 & 255) + 0.114f * (argb & 255)) / 255;
        float alpha = (argb >>> 24) / 255f;
        return alpha * luma + 1 - alpha;
    }

    /** Bilinear. */
    private static float between(float[][] values, double x, double y) {
        double column = Math.min(Math.max(x, 0), values[0].length - 1);
        double line = Math.min(Math.max(y, 0), values.length - 1);
        int left = (int) column;
        int top = (int) line;
        int right = Math.min(left + 1, values[0].length - 1);
        int bottom = Math.min(top + 1, values.length - 1);
        double across = column - left;
        double down = line - top;
        double upper = values[top][left] * (1 - across) + values[top][right] * across;
        double lower = values[bottom][left] * (1 - across) + values[bottom][right] * across;
        return (float) (upper * (1 - down) + lower * down);
    }
}
