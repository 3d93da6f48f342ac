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

    /** Null where the file says nothing of it, as files of other programs do. */
    static Preparation read(Map<String, String> metadata) {
        if (!metadata.containsKey("scale")) {
            return null;
        }
        return new Preparation(
                Float.parseFloat(metadata.get("scale")),
                split(metadata.getOrDefault("mean", "")),
                split(metadata.getOrDefault("deviation", "")),
                Boolean.parseBoolean(metadata.get("automatic")));
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
