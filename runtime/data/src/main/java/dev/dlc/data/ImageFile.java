package dev.dlc.data;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.image.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Reads a picture, png, jpeg or bmp, as the pixels of an image input: planes of bytes, grey or red, green and blue. */
public final class ImageFile {
    private ImageFile() {}

    /**
     * The pixels, [channels, height, width], by {@link Pixels#bytes}. Its size is checked before any is decoded.
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
                return Pixels.bytes(reader.read(0), input.shape().get(0));
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
}
