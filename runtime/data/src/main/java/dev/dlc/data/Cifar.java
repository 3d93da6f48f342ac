package dev.dlc.data;

import dev.dlc.runtime.Description.Feature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the binary version of CIFAR-10 and CIFAR-100 (cs.toronto.edu/~kriz/cifar.html): for each image one byte of its class
 * (CIFAR-100: two, one of 20 and one of 100), then 1,024 bytes each of red, green and blue.
 */
final class Cifar {
    private static final List<Integer> SHAPE = List.of(3, 32, 32);
    private static final int PIXELS = 3 * 32 * 32;
    private static final String HELP =
            "the files of the binary version are wanted, unpacked: data_batch_1.bin, train.bin";

    private Cifar() {}

    /**
     * The images of all files, one after the other, and what they show.
     *
     * @throws DataException if the model has other inputs than one image, or targets of other numbers of classes, or a file is
     *     of another size
     */
    static List<Samples> read(List<Path> files, List<Feature> inputs, List<Feature> targets) throws IOException {
        Path first = files.get(0);
        if (inputs.size() != 1) {
            throw new DataException(
                    first, "", "cifar is for a model with one input", "declare input image: float[3, 32, 32]");
        }
        int labels = targets.stream().anyMatch(target -> target.limit() == 10) ? 1 : 2;
        for (Feature target : targets) {
            if (labels == 1 ? target.limit() != 10 : target.limit() != 20 && target.limit() != 100) {
                throw new DataException(
                        first,
                        "",
                        target.name() + " has " + target.limit() + " classes",
                        "CIFAR-10 has 10, CIFAR-100 has 100 and 20 coarse ones");
            }
        }
        long total = 0;
        for (Path file : files) {
            total += checkedSize(file, labels + PIXELS);
            if (total > Integer.MAX_VALUE - 8) {
                String problem = total + " bytes, with the files before it, are more than an array of Java holds";
                throw new DataException(file, "", problem, "name fewer files");
            }
        }
        // once as they are read, once divided into images and classes
        Memory.require(2 * total, first, "");
        List<byte[]> contents = new ArrayList<>();
        for (Path file : files) {
            byte[] content = content(file);
            checkClasses(file, content, labels, targets);
            contents.add(content);
        }
        return split(first, contents, labels, (int) (total / (labels + PIXELS)), targets);
    }

    private static long checkedSize(Path file, int record) throws IOException {
        try (ByteSource source = new ByteSource(file)) {
            long size = source.size();
            if (source.isPacked()) {
                throw new DataException(file, "byte 0", "is packed with gzip", HELP);
            }
            if (size == 0 || size % record != 0) {
                long whole = size - size % record;
                throw new DataException(
                        file,
                        "byte " + whole,
                        (size - whole) + " bytes are left, no whole image of " + record + " bytes",
                        HELP);
            }
            return size;
        }
    }

    private static byte[] content(Path file) throws IOException {
        try (ByteSource source = new ByteSource(file)) {
            return source.read((int) source.size());
        }
    }

    private static void checkClasses(Path file, byte[] content, int labels, List<Feature> targets)
            throws DataException {
        for (int at = 0; at < content.length; at += labels + PIXELS) {
            for (Feature target : targets) {
                int place = at + position(target);
                int found = content[place] & 0xff;
                if (found >= target.limit()) {
                    throw new DataException(
                            file,
                            "byte " + place,
                            target.name() + " is " + found + ", not from 0 to " + (target.limit() - 1),
                            HELP);
                }
            }
        }
    }

    /** The coarse class of CIFAR-100 comes first. */
    private static int position(Feature target) {
        return target.limit() == 100 ? 1 : 0;
    }

    private static List<Samples> split(Path file, List<byte[]> contents, int labels, int count, List<Feature> targets) {
        byte[] pixels = new byte[count * PIXELS];
        byte[][] classes = new byte[labels][count];
        int image = 0;
        for (byte[] content : contents) {
            for (int at = 0; at < content.length; at += labels + PIXELS, image++) {
                for (int label = 0; label < labels; label++) {
                    classes[label][image] = content[at + label];
                }
                System.arraycopy(content, at + labels, pixels, image * PIXELS, PIXELS);
            }
        }
        List<Samples> samples = new ArrayList<>(List.of(new ByteSamples(file, count, SHAPE, PIXELS, pixels)));
        for (Feature target : targets) {
            samples.add(new ByteSamples(file, count, List.of(), 1, classes[position(target)]));
        }
        return samples;
    }
}
