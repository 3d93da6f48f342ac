package dev.dlc.cli;

import dev.dlc.compiler.shape.Shape;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Makes numbers visible: the least of all images is black, the greatest white. Three channels are red, green and blue; of any other
 * number of channels their mean is shown as grey.
 */
record Pixels(Shape shape, float black, float white) {
    private static final int COLORS = 3;

    /** Of images that stand side by side, so that what is equally bright looks so. */
    static Pixels over(List<List<float[]>> rows, Shape shape) {
        float black = Float.POSITIVE_INFINITY;
        float white = Float.NEGATIVE_INFINITY;
        for (List<float[]> row : rows) {
            for (float[] image : row) {
                for (float number : image) {
                    black = number < black ? number : black;
                    white = number > white ? number : white;
                }
            }
        }
        return new Pixels(shape, black, white > black ? white : black + 1);
    }

    BufferedImage image(float[] numbers) {
        int height = shape.get(1);
        int width = shape.get(2);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, color(numbers, y * width + x, height * width));
            }
        }
        return image;
    }

    private int color(float[] numbers, int pixel, int area) {
        if (shape.get(0) == COLORS) {
            return level(numbers[pixel]) << 16 | level(numbers[pixel + area]) << 8 | level(numbers[pixel + 2 * area]);
        }
        float sum = 0;
        for (int c = 0; c < shape.get(0); c++) {
            sum += numbers[pixel + c * area];
        }
        int grey = level(sum / shape.get(0));
        return grey << 16 | grey << 8 | grey;
    }

    private int level(float number) {
        return Math.round(255 * (number - black) / (white - black));
    }
}
