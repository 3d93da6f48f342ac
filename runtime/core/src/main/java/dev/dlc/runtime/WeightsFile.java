package dev.dlc.runtime;

import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.Description.Weight;
import dev.dlc.runtime.file.SafetensorsReader;
import dev.dlc.runtime.file.SafetensorsWriter;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A network's weights as a safetensors file: a tensor for each path, laid out and named as in PyTorch. */
final class WeightsFile {
    private WeightsFile() {}

    static void save(Network network, Path file) throws IOException {
        Description description = network.description();
        SafetensorsWriter writer = new SafetensorsWriter()
                .metadata("format", "pt")
                .metadata("model", description.model())
                .metadata("digest", description.digest());
        Preparation preparation = network.preparation();
        if (preparation != null) {
            PreparationText.write(preparation, writer);
        }
        for (Weight weight : description.weights()) {
            writer.tensor(weight.path(), weight.shape(), network.weights, weight.offset());
        }
        writer.write(file);
    }

    /**
     * What a file holds.
     *
     * @param numbers as the network lays out its weights
     * @param preparation null where the file says nothing of it
     */
    record Content(float[] numbers, Preparation preparation) {}

    /**
     * Reads every tensor of the network.
     *
     * @param sameModel true: the file must say that it is of this model, if it says anything
     */
    static Content load(Description description, Path file, boolean sameModel) throws IOException {
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            return load(description, reader, file, sameModel);
        }
    }

    /** The same of a stream, which must say that it is of this model, if it says anything. */
    static Content load(Description description, InputStream stream, String name) throws IOException {
        try (SafetensorsReader reader = new SafetensorsReader(stream, name)) {
            return load(description, reader, Path.of(name), true);
        }
    }

    private static Content load(Description description, SafetensorsReader reader, Path file, boolean sameModel)
            throws IOException {
        Misfits misfits = new Misfits(description, reader, List.of());
        boolean fits = misfits.isEmpty();
        if (sameModel) {
            misfits.compareDigest();
        }
        if (!misfits.isEmpty()) {
            throw misfits.exception(
                    file, fits ? "these weights were saved by another version of the model:" : null, Misfits.HELP);
        }
        Preparation preparation = preparation(description, reader, file);
        float[] numbers = new float[description.size()];
        for (Weight weight : inOrder(description, reader)) {
            reader.readFinite(reader.tensors().get(weight.path()), numbers, weight.offset());
        }
        reader.checkEnd();
        return new Content(numbers, preparation);
    }

    /** As they lie in the file: a stream can be read in this order alone. */
    private static List<Weight> inOrder(Description description, SafetensorsReader reader) {
        return description.weights().stream()
                .sorted(Comparator.comparingLong(
                        weight -> reader.tensors().get(weight.path()).offset()))
                .toList();
    }

    /**
     * Reads every tensor that no pattern excepts into {@code numbers}.
     *
     * @throws WeightsException if the file is damaged, or a tensor that is not excepted is missing, unknown or of another
     *     shape; nothing is changed then
     */
    static void transfer(Description description, Path file, List<String> except, float[] numbers) throws IOException {
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            Misfits misfits = new Misfits(description, reader, except);
            if (!misfits.isEmpty()) {
                throw misfits.exception(
                        file,
                        null,
                        "what does not fit can be left out: `from \"" + file.getFileName() + "\" except head.**`");
            }
            for (Weight weight : description.weights()) {
                if (!isExcepted(weight.path(), except)) {
                    reader.readFinite(reader.tensors().get(weight.path()), numbers, weight.offset());
                }
            }
        }
    }

    static boolean isExcepted(String path, List<String> except) {
        return except.stream().anyMatch(pattern -> PathPattern.matches(pattern, path));
    }

    private static Preparation preparation(Description description, SafetensorsReader reader, Path file)
            throws WeightsException {
        String entry = "mean";
        try {
            Preparation preparation = PreparationText.read(reader.metadata());
            if (preparation != null) {
                new Preparer(
                        description,
                        new Preparation(preparation.scale(), preparation.mean(), List.of(), preparation.automatic()));
                entry = "deviation";
                new Preparer(description, preparation);
            }
            return preparation;
        } catch (MetadataException e) {
            throw unusable(file, reader.place(e.entry()), e.getMessage());
        } catch (IllegalArgumentException e) {
            throw unusable(file, reader.place(entry), e.getMessage());
        }
    }

    private static WeightsException unusable(Path file, long place, String problem) {
        return new WeightsException(
                file,
                place,
                "its preparation of the data cannot be used: " + problem,
                "take the file as it was saved, or train anew");
    }
}
