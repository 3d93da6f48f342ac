package dev.dlc.data;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.image.Pixels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;

/** Reads a picture, png, jpeg or bmp, as the pixels of an image input: planes of bytes, grey or red, green and blue. */
public final class ImageFile {
    private static final Set<String> FORMATS = Set.of("png", "jpeg", "bmp");

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
            ImageReader reader = reader(file, stream);
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
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                // decoders fail on damaged files in many ways, and believe what a file says of its parts
                String place = "byte " + stream.getStreamPosition();
                throw new DataException(file, place, "cannot be decoded: " + e.getMessage(), "save it again as png");
            } finally {
                reader.dispose();
            }
        }
    }

    /** Of one of the three formats; Java knows more, which nobody has asked for. */
    private static ImageReader reader(Path file, ImageInputStream stream) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
        while (readers.hasNext()) {
            ImageReader reader = readers.next();
            if (FORMATS.contains(reader.getFormatName().toLowerCase(Locale.ROOT))) {
                return reader;
            }
        }
        throw new DataException(file, "byte 0", "not a picture", "png, jpeg and bmp can be read");
    }
}
