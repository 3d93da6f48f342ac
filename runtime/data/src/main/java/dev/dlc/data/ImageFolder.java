package dev.dlc.data;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads pictures from one folder for each class, sorted by name. Where the model names its classes, the folders bear these
 * names; otherwise the first folder is class 0.
 */
final class ImageFolder {
    private ImageFolder() {}

    /**
     * The pictures, and their classes where there is a target.
     *
     * @throws DataException if the model has other inputs than one image or other targets than one of classes, the folders are
     *     not its classes, or a picture is not as the input is declared
     */
    static List<Samples> read(Path folder, List<Feature> inputs, List<Feature> targets) throws IOException {
        Feature input = inputs.get(0);
        int channels = input.shape().size() == 3 ? input.shape().get(0) : 0;
        if (inputs.size() != 1 || input.kind() != Kind.REAL || channels != 1 && channels != 3 || targets.size() > 1) {
            throw new DataException(
                    folder,
                    "",
                    "images are for a model with one input of one or three channels and one target of classes",
                    "declare input image: float[3, height, width]");
        }
        List<Path> classes = entries(folder).stream().filter(Files::isDirectory).toList();
        if (!targets.isEmpty()) {
            classes = checked(folder, classes, targets.get(0));
        }
        List<Path> pictures = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        for (int label = 0; label < classes.size(); label++) {
            for (Path picture : pictures(classes.get(label))) {
                pictures.add(picture);
                labels.add(label);
            }
        }
        if (pictures.isEmpty()) {
            throw new DataException(folder, "", "holds no pictures", "put them into one folder for each class");
        }
        List<Samples> samples = new ArrayList<>(List.of(decoded(folder, pictures, input)));
        if (!targets.isEmpty()) {
            float[] numbers = new float[labels.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = labels.get(i);
            }
            samples.add(new FloatSamples(folder, numbers.length, List.of(), 1, numbers));
        }
        return samples;
    }

    /** The folders in the order of the classes. */
    private static List<Path> checked(Path folder, List<Path> found, Feature target) throws DataException {
        List<String> names =
                found.stream().map(path -> path.getFileName().toString()).toList();
        if (target.classes().isEmpty()) {
            int limit = target.kind() == Kind.BINARY ? 2 : target.limit();
            if (names.size() != limit) {
                throw new DataException(
                        folder,
                        "",
                        "has " + names.size() + " folders, but " + target.name() + " has " + limit + " classes",
                        "make one folder for each class");
            }
            return found;
        }
        for (String name : names) {
            if (!target.classes().contains(name)) {
                throw new DataException(
                        folder.resolve(name),
                        "",
                        "is no class of " + target.name(),
                        "the classes are " + Shown.names(target.classes()));
            }
        }
        for (String name : target.classes()) {
            if (!names.contains(name)) {
                throw new DataException(
                        folder,
                        "",
                        "has no folder for the class " + name + " of " + target.name(),
                        "make one, empty where there are no pictures");
            }
        }
        return target.classes().stream().map(folder::resolve).toList();
    }

    /** The pictures of a class; files that hide themselves are none. */
    private static List<Path> pictures(Path folder) throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (Path file : entries(folder)) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (name.startsWith(".") || name.equals("thumbs.db")) {
                continue;
            }
            if (!Files.isRegularFile(file) || !name.matches(".*\\.(png|jpe?g|bmp)")) {
                throw new DataException(file, "", "is no picture", "leave only png, jpeg and bmp files in the folder");
            }
            pictures.add(file);
        }
        return pictures;
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.sorted((a, b) ->
                            a.getFileName().toString().compareTo(b.getFileName().toString()))
                    .toList();
        }
    }

    private static Samples decoded(Path folder, List<Path> pictures, Feature input) throws IOException {
        long size = (long) pictures.size() * input.width();
        if (size > Integer.MAX_VALUE - 8) {
            throw new DataException(
                    folder,
                    "",
                    pictures.size() + " pictures are " + size + " pixels, more than an array of Java holds",
                    "use fewer or smaller ones");
        }
        Memory.require(size, folder, "");
        byte[] pixels = new byte[(int) size];
        for (int i = 0; i < pictures.size(); i++) {
            System.arraycopy(ImageFile.read(pictures.get(i), input), 0, pixels, i * input.width(), input.width());
        }
        return new ByteSamples(folder, pictures.size(), input.shape(), input.width(), pixels);
    }
}
