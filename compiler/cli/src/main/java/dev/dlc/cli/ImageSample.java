package dev.dlc.cli;

import dev.dlc.data.DataException;
import dev.dlc.data.ImageFile;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Inference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** A picture as the one sample of a file. Its bytes are what a training reads of a picture; the network prepares them alike. */
final class ImageSample implements SampleReader {
    private static final Set<String> EXTENSIONS = Set.of("png", "jpg", "jpeg", "gif", "bmp", "webp", "tif", "tiff");

    private final float[] pixels;
    private boolean read;

    /**
     * @param name of the file, as the user wrote it
     * @throws Failure if the network does not take one picture, or the file is none, or of another size
     */
    ImageSample(Description description, Path file, String name) throws IOException {
        Feature input = description.inputs().get(0);
        int channels = input.shape().size() == 3 ? input.shape().get(0) : 0;
        if (description.inputs().size() != 1 || input.kind() != Kind.REAL || channels != 1 && channels != 3) {
            throw SampleFault.of(
                    name,
                    "is a picture, but " + description.model()
                            + " does not take one input of one or three channels alone",
                    "give its inputs as JSON lines or CSV");
        }
        byte[] bytes;
        try {
            bytes = ImageFile.read(file, input);
        } catch (DataException e) {
            String size =
                    input.shape().get(2) + " pixels wide and " + input.shape().get(1) + " high";
            throw SampleFault.of(name, e.problem(), "give a png, jpeg or bmp file, " + size);
        }
        pixels = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            pixels[i] = Byte.toUnsignedInt(bytes[i]);
        }
    }

    /** True where a file's name says that it is a picture. */
    static boolean isNamed(String file) {
        return EXTENSIONS.contains(file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    @Override
    public boolean next(Inference inference) {
        if (read) {
            return false;
        }
        inference.input(0, pixels);
        read = true;
        return true;
    }
}
