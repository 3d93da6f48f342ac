package dev.dlc.data;

import dev.dlc.runtime.Description.Feature;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Reads a picture, png, jpeg or bmp, as the pixels of an image input: planes of bytes, grey or red, green and blue. */
public final class ImageFile {
    private ImageFile() {}

    /**
     * The pixels, [channels, height, width]. Its size is checked before any is decoded. Transparency is left out; grey is
     * {@code 0.299 red + 0.587 green + 0.114 blue} (ITU-R BT.601), colours of a grey picture are all the same.
     *
     * @param input of one or three channels
     * @throws DataException if it is no picture, is damaged, or of another size than the input
     */
    public static byte[] read(Path file, Feature input) throws IOException {
        int height = input.shape().get(1);
        int width = input.shape().get(2);
        try (FileImageInputStream stream = new FileImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new DataException(file, "", "not a picture", "png, jpeg and bmp can be read");
            }
            ImageReader reader = readers.next();
            try {
                // comments and profiles may be packed, so they are not looked at
                reader.setInput(stream, true, true);
                if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                    throw new DataException(
                            file,
                            "",
                            "is " + reader.getWidth(0) + " pixels wide and " + reader.getHeight(0) + " high, but "
                                    + input.name() + " is declared as " + input.shape(),
                            "declare " + input.name() + " as float["
                                    + input.shape().get(0) + ", "
                                    + reader.getHeight(0) + ", " + reader.getWidth(0)
                                    + "] if all pictures are so large, or scale it");
                }
                return pixels(reader.read(0), input.shape());
            } catch (DataException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                // decoders fail on damaged files in many ways
                throw new DataException(file, "", "cannot be decoded: " + e.getMessage(), "save it again as png");
            } finally {
                reader.dispose();
            }
        }
    }

    private static byte[] pixels(BufferedImage image, List<Integer> shape) {
        int area = shape.get(1) * shape.get(2);
        boolean colour = shape.get(0) == 3;
        byte[] pixels = new byte[shape.get(0) * area];
        boolean grey = isGrey(image);
        Raster raster = image.getRaster();
        int shift =
                Math.max(0, DataBuffer.getDataTypeSize(raster.getDataBuffer().getDataType()) - Byte.SIZE);
        for (int i = 0; i < area; i++) {
            int x = i % image.getWidth();
            int y = i / image.getWidth();
            if (grey) {
                // by way of colours, other curves would be applied to it
                byte value = (byte) (raster.getSample(x, y, 0) >> shift);
                for (int plane = 0; plane < shape.get(0); plane++) {
                    pixels[plane * area + i] = value;
                }
                continue;
            }
            int rgb = image.getRGB(x, y);
            int red = rgb >> 16 & 0xff;
            int green = rgb >> 8 & 0xff;
            int blue = rgb & 0xff;
            if (colour) {
                pixels[i] = (byte) red;
                pixels[area + i] = (byte) green;
                pixels[2 * area + i] = (byte) blue;
            } else {
                pixels[i] = (byte) ((red * 299 + green * 587 + blue * 114 + 500) / 1000);
            }
        }
        return pixels;
    }

    /** True where the first number of a pixel is its brightness, in 8 or 16 bits. */
    private static boolean isGrey(BufferedImage image) {
        ColorModel model = image.getColorModel();
        return model.getNumColorComponents() == 1 && model.getComponentSize(0) % Byte.SIZE == 0;
    }
}
