package dev.dlc.runtime.image;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/**
 * The pixels of a picture as an image input takes them: planes of numbers from 0 to 255, grey or red, green and blue. Training data
 * are read by it and apps predict by it, so that both see the same numbers. This package alone needs the module
 * {@code java.desktop}, and only where it is called.
 */
public final class Pixels {
    private Pixels() {}

    /**
     * The pixels, [channels, height, width]. Transparency is left out; grey is {@code 0.299 red + 0.587 green + 0.114 blue}
     * (ITU-R BT.601), colours of a grey picture are all the same.
     *
     * @param channels 1 or 3
     */
    public static byte[] bytes(BufferedImage image, int channels) {
        int width = image.getWidth();
        int area = Math.multiplyExact(width, image.getHeight());
        byte[] pixels = new byte[Math.multiplyExact(channels, area)];
        boolean grey = isGrey(image);
        Raster raster = image.getRaster();
        int shift =
                Math.max(0, DataBuffer.getDataTypeSize(raster.getDataBuffer().getDataType()) - Byte.SIZE);
        for (int i = 0; i < area; i++) {
            int x = i % width;
            int y = i / width;
            if (grey) {
                // by way of colours, other curves would be applied to it
                byte value = (byte) (raster.getSample(x, y, 0) >> shift);
                for (int plane = 0; plane < channels; plane++) {
                    pixels[plane * area + i] = value;
                }
                continue;
            }
            int rgb = image.getRGB(x, y);
            int red = rgb >> 16 & 0xff;
            int green = rgb >> 8 & 0xff;
            int blue = rgb & 0xff;
            if (channels == 3) {
                pixels[i] = (byte) red;
                pixels[area + i] = (byte) green;
                pixels[2 * area + i] = (byte) blue;
            } else {
                pixels[i] = (byte) ((red * 299 + green * 587 + blue * 114 + 500) / 1000);
            }
        }
        return pixels;
    }

    /**
     * The same as numbers from 0 to 255.
     *
     * @param input its name, for the message
     * @throws IllegalArgumentException if the picture has not the size of the input: as in training, it is not resized
     */
    public static float[] numbers(BufferedImage image, String input, int channels, int height, int width) {
        if (image.getWidth() != width || image.getHeight() != height) {
            throw new IllegalArgumentException("the picture is " + image.getWidth() + " pixels wide and "
                    + image.getHeight() + " high, but " + input + " is " + width + " wide and " + height
                    + " high: scale it as the training data were scaled");
        }
        byte[] pixels = bytes(image, channels);
        float[] numbers = new float[pixels.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Byte.toUnsignedInt(pixels[i]);
        }
        return numbers;
    }

    /** True where the first number of a pixel is its brightness, in 8 or 16 bits. */
    private static boolean isGrey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return model.getNumColorComponents() == 1 && model.getComponentSize(0) % Byte.SIZE == 0;
    }
}
