import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Divides Fashion-MNIST by classes: {@code java Split.java FASHION DATA} reads the four files in the folder FASHION and
 * writes, in three folders of DATA,
 *
 * <pre>
 * source   all images of five classes, to pre-train on and to test that with
 * target   of the other five classes the first 100 training images each, and all test images
 * choose   the same training images; for testing, 200 other training images a class: to choose numbers by
 * </pre>
 */
public class Split {
    private static final List<Integer> SOURCE = List.of(0, 1, 3, 5, 8);
    private static final List<Integer> TARGET = List.of(2, 4, 6, 7, 9);
    private static final int PIXELS = 28 * 28;

    /** Images and their labels, image by image. */
    private record Images(byte[] pixels, byte[] labels) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: java Split.java FASHION DATA");
            System.exit(2);
        }
        Path from = Path.of(arguments[0]);
        Path data = Path.of(arguments[1]);
        Images train = read(from, "train");
        Images test = read(from, "t10k");
        write(data.resolve("source"), "train", train, select(train, SOURCE, 0, Integer.MAX_VALUE), SOURCE);
        write(data.resolve("source"), "test", test, select(test, SOURCE, 0, Integer.MAX_VALUE), SOURCE);
        write(data.resolve("target"), "train", train, select(train, TARGET, 0, 100), TARGET);
        write(data.resolve("target"), "test", test, select(test, TARGET, 0, Integer.MAX_VALUE), TARGET);
        write(data.resolve("choose"), "train", train, select(train, TARGET, 0, 100), TARGET);
        write(data.resolve("choose"), "test", train, select(train, TARGET, 100, 300), TARGET);
    }

    /** Where the images of these classes stand: of each class those from one number to another, in the order of the file. */
    private static List<Integer> select(Images images, List<Integer> classes, int first, int last) {
        int[] seen = new int[10];
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < images.labels.length; i++) {
            int label = images.labels[i];
            if (classes.contains(label) && seen[label]++ >= first && seen[label] <= last) {
                chosen.add(i);
            }
        }
        return chosen;
    }

    private static Images read(Path folder, String name) throws IOException {
        byte[] pixels;
        try (var in = open(folder.resolve(name + "-images-idx3-ubyte.gz"))) {
            in.skipNBytes(16);
            pixels = in.readAllBytes();
        }
        try (var in = open(folder.resolve(name + "-labels-idx1-ubyte.gz"))) {
            in.skipNBytes(8);
            return new Images(pixels, in.readAllBytes());
        }
    }

    /** A class becomes its number in the list. The format: a magic number, the dimensions, the bytes. */
    private static void write(Path folder, String name, Images images, List<Integer> chosen, List<Integer> classes)
            throws IOException {
        Files.createDirectories(folder);
        try (var out = create(folder.resolve(name + "-images-idx3-ubyte.gz"))) {
            for (int number : new int[] {0x803, chosen.size(), 28, 28}) {
                out.writeInt(number);
            }
            for (int i : chosen) {
                out.write(images.pixels, i * PIXELS, PIXELS);
            }
        }
        try (var out = create(folder.resolve(name + "-labels-idx1-ubyte.gz"))) {
            for (int number : new int[] {0x801, chosen.size()}) {
                out.writeInt(number);
            }
            for (int i : chosen) {
                out.write(classes.indexOf((int) images.labels[i]));
            }
        }
        System.out.println(folder.resolve(name + "-*.gz") + ": " + chosen.size() + " images");
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16));
    }

    private static DataOutputStream create(Path file) throws IOException {
        return new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16));
    }
}
