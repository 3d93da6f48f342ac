package dev.dlc.runtime;

import dev.dlc.runtime.Description.Weight;
import dev.dlc.runtime.file.SafetensorsReader;
import dev.dlc.runtime.file.TensorEntry;
import dev.dlc.runtime.file.WeightsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of a file of weights does not fit a network: a line for each tensor, with the byte at which the header names it. */
final class Misfits {
    static final String HELP = "'dlc explain model.dl' lists the names and shapes that the model wants";

    /** PyTorch's batch_norm counts its batches; nothing here needs the count. */
    private static final String IGNORED = "num_batches_tracked";

    /** More lines than this are not read. */
    private static final int MOST = 100;

    private final Description description;
    private final SafetensorsReader reader;
    private final List<String> lines = new ArrayList<>();

    /** The place of the first that has one; -1 where there is none, as all are missing. */
    private long first = -1;

    /** @param except patterns over the paths of weights that are neither wanted nor looked at */
    Misfits(Description description, SafetensorsReader reader, List<String> except) {
        this.description = description;
        this.reader = reader;
        Map<String, Weight> wanted = new LinkedHashMap<>();
        description.weights().stream()
                .filter(weight -> !WeightsFile.isExcepted(weight.path(), except))
                .forEach(weight -> wanted.put(weight.path(), weight));
        wanted.values().forEach(this::compare);
        for (TensorEntry entry : reader.tensors().values()) {
            if (!wanted.containsKey(entry.name())
                    && !entry.name().endsWith(IGNORED)
                    && !WeightsFile.isExcepted(entry.name(), except)) {
                add(entry.place(), MetadataException.shown(entry.name()) + ": unknown, found " + entry.shape());
            }
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The file must say that it is of this model, if it says anything. */
    void compareDigest() {
        String digest = reader.metadata().get("digest");
        if (digest != null && !digest.equals(description.digest())) {
            first = reader.place("digest");
            String found = reader.metadata().get("model") + " " + digest;
            lines.add(
                    0,
                    "model: wanted " + description.model() + " " + description.digest() + ", found "
                            + MetadataException.shown(found) + " at byte " + first);
        }
    }

    /** @param summary null: that they do not fit */
    WeightsException exception(Path file, String summary, String help) {
        List<String> shown = new ArrayList<>(lines.subList(0, Math.min(lines.size(), MOST)));
        if (lines.size() > MOST) {
            shown.add("and " + (lines.size() - MOST) + " more");
        }
        String unfit = "these weights do not fit " + description.model() + " (the header that names them: "
                + reader.range() + "):";
        return new WeightsException(
                file, first < 0 ? SafetensorsReader.HEADER : first, summary == null ? unfit : summary, shown, help);
    }

    private void compare(Weight weight) {
        TensorEntry entry = reader.tensors().get(weight.path());
        if (entry == null) {
            lines.add(weight.path() + ": wanted " + weight.shape() + ", missing");
        } else if (!entry.shape().equals(wide(weight.shape()))) {
            add(entry.place(), weight.path() + ": wanted " + weight.shape() + ", found " + entry.shape());
        } else if (!SafetensorsReader.isReadable(entry)) {
            add(entry.place(), weight.path() + ": wanted floating numbers, found " + entry.type());
        }
    }

    private void add(long place, String line) {
        first = first < 0 ? place : first;
        lines.add(line + " at byte " + place);
    }

    private static List<Long> wide(List<Integer> shape) {
        return shape.stream().map(Integer::longValue).toList();
    }
}
