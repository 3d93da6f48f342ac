package dev.dlc.samples.service;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Reads a picture that came from outside: its size is looked at before its pixels are, and memory stays small whatever it is. */
final class UploadedPicture {
    /** As many as a good telephone's camera takes: 8,000 x 6,000. */
    static final int MOST_PIXELS = 48_000_000;

    /** Pixels of the longer side that are kept: of the others only each second, third, … */
    private static final int ENOUGH = 1024;

    private UploadedPicture() {}

    /** @throws UnusablePictureException if these bytes are no PNG or JPEG, are damaged, or have too many pixels */
    static BufferedImage read(byte[] bytes) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                throw new UnusablePictureException("this is neither a PNG nor a JPEG picture");
            }
            ImageReader reader = readers.next();
            try {
                return read(reader, stream);
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException e) {
            // the latter two are what the JDK's readers make of some damaged files
            throw new UnusablePictureException("the picture is damaged: " + e.getMessage());
        }
    }

    private static BufferedImage read(ImageReader reader, ImageInputStream stream) throws IOException {
        String format = reader.getFormatName();
        if (!format.equalsIgnoreCase("png") && !format.equalsIgnoreCase("jpeg")) {
            throw new UnusablePictureException("this is a picture of the format " + format + ": send PNG or JPEG");
        }
        reader.setInput(stream, true, true);
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            throw new UnusablePictureException("the picture is " + width + " x " + height + " pixels, more than "
                    + MOST_PIXELS / 1_000_000 + " million: make it smaller");
        }
        ImageReadParam wanted = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(width, height) / ENOUGH);
        wanted.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, wanted);
    }
}
