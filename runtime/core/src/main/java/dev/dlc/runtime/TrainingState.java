package dev.dlc.runtime;

import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.file.SafetensorsReader;
import dev.dlc.runtime.file.SafetensorsWriter;
import dev.dlc.runtime.file.TensorEntry;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a training stands after an epoch: going on from it gives the same weights, to the bit, as never having stopped.
 *
 * @param digest of the model's meaning
 * @param samples of the training part
 * @param epochs that were asked for
 * @param batch samples a step
 * @param epoch the last one finished
 * @param step the last one done, counted over all epochs
 * @param best the weights of the best epoch, null where none are kept
 * @param bestValue what they were chosen by
 * @param bestEpoch when that was
 * @param waited epochs since
 * @param outcomes what the schedule monitors, after each epoch; empty where it monitors nothing
 * @param weights after the epoch
 * @param slots the optimizer's after the epoch, each as long as the trainable weights
 * @param origin where it was read from, for messages; null where it was not read
 */
public record TrainingState(
        String digest,
        int samples,
        int epochs,
        int batch,
        long seed,
        boolean shuffle,
        int epoch,
        long step,
        float[] best,
        double bestValue,
        int bestEpoch,
        int waited,
        double[] outcomes,
        float[] weights,
        float[][] slots,
        Preparation preparation,
        Origin origin) {

    private static final String KIND = "dlc training state 1";
    /** What to do with a state that cannot be used. */
    static final String HELP = "train anew, without this state";

    /**
     * A file that a state was read from.
     *
     * @param places where its header names what it says, a byte counted from the start of the file
     */
    public record Origin(Path file, Map<String, Long> places) {
        public Origin {
            places = Map.copyOf(places);
        }
    }

    /** Writes all of it to a safetensors file, which appears whole or not at all. */
    public void save(Path file) throws IOException {
        SafetensorsWriter writer = new SafetensorsWriter()
                .metadata("kind", KIND)
                .metadata("digest", digest)
                .metadata("samples", Integer.toString(samples))
                .metadata("epochs", Integer.toString(epochs))
                .metadata("batch", Integer.toString(batch))
                .metadata("seed", Long.toString(seed))
                .metadata("shuffle", Boolean.toString(shuffle))
                .metadata("epoch", Integer.toString(epoch))
                .metadata("step", Long.toString(step))
                .metadata("best_value", Double.toString(bestValue))
                .metadata("best_epoch", Integer.toString(bestEpoch))
                .metadata("waited", Integer.toString(waited))
                .metadata("outcomes", text(outcomes))
                .metadata("slots", Integer.toString(slots.length))
                .tensor("weights", List.of(weights.length), weights, 0);
        for (int slot = 0; slot < slots.length; slot++) {
            writer.tensor("slot." + slot, List.of(slots[slot].length), slots[slot], 0);
        }
        if (best != null) {
            writer.tensor("best", List.of(best.length), best, 0);
        }
        PreparationText.write(preparation, writer);
        writer.write(file);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws WeightsException if the file is damaged or something else
     */
    public static TrainingState load(Path file) throws IOException {
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            Map<String, String> metadata = reader.metadata();
            String kind = metadata.get("kind");
            if (!KIND.equals(kind)) {
                throw new WeightsException(
                        file,
                        reader.place("kind"),
                        "not the state of a training: the header, " + reader.range() + ", has "
                                + (kind == null ? "no kind" : "the kind '" + MetadataException.shown(kind) + "'")
                                + " in its metadata, where '" + KIND + "' must be",
                        HELP);
            }
            try {
                return read(file, reader, metadata);
            } catch (MetadataException e) {
                throw damaged(file, reader.place(e.entry()), e.getMessage());
            } catch (OutOfMemoryError e) {
                throw damaged(file, reader.place("kind"), "it says more than the JVM has memory for");
            }
        }
    }

    private static WeightsException damaged(Path file, long place, String problem) {
        return new WeightsException(file, place, "the state of a training, but it is damaged: " + problem, HELP);
    }

    private static TrainingState read(Path file, SafetensorsReader reader, Map<String, String> metadata)
            throws IOException {
        int epoch = (int) whole(metadata, "epoch", 1, Integer.MAX_VALUE);
        double[] outcomes = numbers(metadata, "outcomes");
        if (outcomes.length != 0 && outcomes.length != epoch) {
            throw damaged(
                    file, reader.place("outcomes"), "it has " + outcomes.length + " outcomes of " + epoch + " epochs");
        }
        return new TrainingState(
                metadata.getOrDefault("digest", ""),
                (int) whole(metadata, "samples", 1, Integer.MAX_VALUE),
                (int) whole(metadata, "epochs", 1, Integer.MAX_VALUE),
                (int) whole(metadata, "batch", 1, Integer.MAX_VALUE),
                whole(metadata, "seed", Long.MIN_VALUE, Long.MAX_VALUE),
                Boolean.parseBoolean(metadata.get("shuffle")),
                epoch,
                whole(metadata, "step", 1, Long.MAX_VALUE),
                reader.tensors().containsKey("best") ? tensor(file, reader, "best") : null,
                number("best_value", metadata.get("best_value")),
                (int) whole(metadata, "best_epoch", 0, epoch),
                (int) whole(metadata, "waited", 0, epoch),
                outcomes,
                tensor(file, reader, "weights"),
                slots(file, reader, (int)
                        whole(metadata, "slots", 0, reader.tensors().size())),
                PreparationText.read(metadata),
                new Origin(file, places(reader)));
    }

    private static long whole(Map<String, String> metadata, String name, long least, long most) {
        String text = metadata.get(name);
        if (text != null && text.matches("-?\\d{1,19}")) {
            long number = new BigInteger(text).longValue();
            if (number >= least && number <= most && text.equals(Long.toString(number))) {
                return number;
            }
        }
        throw new MetadataException(name, text, range(least, most));
    }

    private static String range(long least, long most) {
        boolean bounded = most != Integer.MAX_VALUE && most != Long.MAX_VALUE;
        String from = least == Long.MIN_VALUE ? "" : " from " + least + (bounded ? " to " + most : " up");
        return "a whole number" + from;
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException | NullPointerException e) {
            throw new MetadataException(name, text, "a number");
        }
    }

    /** Decimal numbers of Java say a double exactly. */
    private static String text(double[] numbers) {
        return Arrays.stream(numbers).mapToObj(Double::toString).collect(Collectors.joining(" "));
    }

    private static double[] numbers(Map<String, String> metadata, String name) {
        String text = metadata.getOrDefault(name, "");
        return text.isEmpty()
                ? new double[0]
                : Arrays.stream(text.split(" "))
                        .mapToDouble(part -> number(name, part))
                        .toArray();
    }

    private static float[][] slots(Path file, SafetensorsReader reader, int count) throws IOException {
        float[][] slots = new float[count][];
        for (int slot = 0; slot < slots.length; slot++) {
            slots[slot] = tensor(file, reader, "slot." + slot);
        }
        return slots;
    }

    private static float[] tensor(Path file, SafetensorsReader reader, String name) throws IOException {
        TensorEntry entry = reader.tensors().get(name);
        if (entry == null) {
            throw damaged(
                    file,
                    SafetensorsReader.HEADER,
                    "its header, " + reader.range() + ", names no tensor '" + name + "'");
        }
        if (!SafetensorsReader.isReadable(entry)) {
            throw damaged(
                    file,
                    entry.place(),
                    "its tensor '" + name + "' holds " + entry.type() + ", where floating numbers must be");
        }
        try {
            float[] numbers = new float[Math.toIntExact(entry.elements())];
            reader.read(entry, numbers, 0);
            return numbers;
        } catch (ArithmeticException | OutOfMemoryError e) {
            throw damaged(
                    file,
                    entry.place(),
                    "its tensor '" + name + "' has " + entry.elements() + " numbers, more than the JVM has memory for");
        }
    }

    /** Of the metadata and the tensors, which share no names. */
    private static Map<String, Long> places(SafetensorsReader reader) {
        Map<String, Long> places = new HashMap<>(reader.places());
        for (TensorEntry entry : reader.tensors().values()) {
            places.put(entry.name(), entry.place());
        }
        return places;
    }
}
