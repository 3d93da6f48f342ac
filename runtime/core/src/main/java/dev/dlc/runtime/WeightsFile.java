package dev.dlc.runtime;

import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.Description.Weight;
import dev.dlc.runtime.file.SafetensorsReader;
import dev.dlc.runtime.file.SafetensorsWriter;
import dev.dlc.runtime.file.TensorEntry;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A network's weights as a safetensors file: a tensor for each path, laid out and named as in PyTorch. */
final class WeightsFile {
    /** PyTorch's batch_norm counts its batches; nothing here needs the count. */
    private static final String IGNORED = "num_batches_tracked";

    /** More lines than this are not read. */
    private static final int MOST_MISFITS = 100;

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
        List<String> misfits = misfits(description, reader.tensors(), List.of());
        boolean fits = misfits.isEmpty();
        String digest = reader.metadata().get("digest");
        if (sameModel && digest != null && !digest.equals(description.digest())) {
            misfits.add(
                    0,
                    "model: wanted " + description.model() + " " + description.digest() + ", found "
                            + reader.metadata().get("model") + " " + digest);
        }
        if (!misfits.isEmpty()) {
            throw new WeightsException(
                    file,
                    fits
                            ? "these weights were saved by another version of the model"
                            : "these weights do not fit " + description.model() + ":",
                    misfits);
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
            List<String> misfits = misfits(description, reader.tensors(), except);
            if (!misfits.isEmpty()) {
                misfits.add("what does not fit can be left out: `from \"" + file.getFileName() + "\" except head.**`");
                throw new WeightsException(file, "these weights do not fit " + description.model() + ":", misfits);
            }
            for (Weight weight : description.weights()) {
                if (!isExcepted(weight.path(), except)) {
                    reader.readFinite(reader.tensors().get(weight.path()), numbers, weight.offset());
                }
            }
        }
    }

    private static boolean isExcepted(String path, List<String> except) {
        return except.stream().anyMatch(pattern -> PathPattern.matches(pattern, path));
    }

    private static Preparation preparation(Description description, SafetensorsReader reader, Path file)
            throws WeightsException {
        try {
            Preparation preparation = PreparationText.read(reader.metadata());
            if (preparation != null) {
                new Preparer(description, preparation);
            }
            return preparation;
        } catch (IllegalArgumentException e) {
            throw new WeightsException(
                    file, "its preparation of the data cannot be used:", List.of(String.valueOf(e.getMessage())));
        }
    }

    private static List<String> misfits(Description description, Map<String, TensorEntry> found, List<String> except) {
        Map<String, Weight> wanted = new LinkedHashMap<>();
        description.weights().stream()
                .filter(weight -> !isExcepted(weight.path(), except))
                .forEach(weight -> wanted.put(weight.path(), weight));
        List<String> misfits = new ArrayList<>();
        for (Weight weight : wanted.values()) {
            TensorEntry entry = found.get(weight.path());
            if (entry == null) {
                misfits.add(weight.path() + ": wanted " + weight.shape() + ", missing");
            } else if (!entry.shape().equals(wide(weight.shape()))) {
                misfits.add(weight.path() + ": wanted " + weight.shape() + ", found " + entry.shape());
            } else if (!SafetensorsReader.isReadable(entry)) {
                misfits.add(weight.path() + ": wanted floating numbers, found " + entry.type());
            }
        }
        for (TensorEntry entry : found.values()) {
            if (!wanted.containsKey(entry.name())
                    && !entry.name().endsWith(IGNORED)
                    && !isExcepted(entry.name(), except)) {
                misfits.add(entry.name() + ": unknown, found " + entry.shape());
            }
        }
        return misfits.size() <= MOST_MISFITS ? misfits : shortened(misfits);
    }

    private static List<String> shortened(List<String> misfits) {
        List<String> first = new ArrayList<>(misfits.subList(0, MOST_MISFITS));
        first.add("and " + (misfits.size() - MOST_MISFITS) + " more");
        return first;
    }

    private static List<Long> wide(List<Integer> shape) {
        return shape.stream().map(Integer::longValue).toList();
    }
}
