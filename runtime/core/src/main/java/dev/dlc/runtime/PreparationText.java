package dev.dlc.runtime;

import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.file.SafetensorsWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A preparation as the metadata of a safetensors file, to the bit. */
final class PreparationText {
    private PreparationText() {}

    static void write(Preparation preparation, SafetensorsWriter writer) {
        writer.metadata("scale", Float.toString(preparation.scale()));
        writer.metadata("mean", join(preparation.mean()));
        writer.metadata("deviation", join(preparation.deviation()));
        writer.metadata("automatic", Boolean.toString(preparation.automatic()));
    }

    /**
     * Null where the file says nothing of it, as files of other programs do.
     *
     * @throws MetadataException if it says what cannot be
     */
    static Preparation read(Map<String, String> metadata) {
        if (!metadata.containsKey("scale")) {
            return null;
        }
        List<Float> deviations = numbers(metadata, "deviation");
        if (deviations.stream().anyMatch(deviation -> deviation <= 0)) {
            throw new MetadataException("deviation", metadata.get("deviation"), "numbers above 0");
        }
        return new Preparation(
                numbers(metadata, "scale").get(0),
                numbers(metadata, "mean"),
                deviations,
                Boolean.parseBoolean(metadata.get("automatic")));
    }

    /** @throws MetadataException if one is no number, or not finite */
    private static List<Float> numbers(Map<String, String> metadata, String name) {
        List<Float> numbers;
        try {
            numbers = split(metadata.getOrDefault(name, ""));
        } catch (NumberFormatException e) {
            throw noNumbers(metadata, name);
        }
        if (name.equals("scale") && numbers.size() != 1 || !numbers.stream().allMatch(Float::isFinite)) {
            throw noNumbers(metadata, name);
        }
        return numbers;
    }

    private static MetadataException noNumbers(Map<String, String> metadata, String name) {
        return new MetadataException(
                name, metadata.get(name), name.equals("scale") ? "one finite number" : "finite numbers");
    }

    private static String join(List<Float> numbers) {
        List<String> texts = new ArrayList<>();
        numbers.forEach(number -> texts.add(Float.toString(number)));
        return String.join(" ", texts);
    }

    private static List<Float> split(String text) {
        List<Float> numbers = new ArrayList<>();
        for (String number : text.isEmpty() ? new String[0] : text.split(" ")) {
            numbers.add(Float.parseFloat(number));
        }
        return numbers;
    }
}
