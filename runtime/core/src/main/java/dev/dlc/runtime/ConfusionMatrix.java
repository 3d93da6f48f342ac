package dev.dlc.runtime;

import java.util.Arrays;
import java.util.List;

/**
 * How many samples of each class were taken for each.
 *
 * @param classes their names, or their numbers where they have none
 * @param counts {@code counts.get(i).get(j)}: samples of class i that were taken for class j
 */
public record ConfusionMatrix(List<String> classes, List<List<Long>> counts) {
    public ConfusionMatrix {
        classes = List.copyOf(classes);
        counts = counts.stream().map(List::copyOf).toList();
    }

    static ConfusionMatrix of(List<String> classes, long[][] counts) {
        return new ConfusionMatrix(
                classes,
                Arrays.stream(counts)
                        .map(row -> Arrays.stream(row).boxed().toList())
                        .toList());
    }

    /** A table for people: a row for each class as it is, a column for each as it was taken for. */
    @Override
    public String toString() {
        int names = classes.stream().mapToInt(String::length).max().orElse(0);
        int width = Math.max(
                names,
                counts.stream()
                        .flatMap(List::stream)
                        .mapToInt(count -> Long.toString(count).length())
                        .max()
                        .orElse(0));
        StringBuilder text = new StringBuilder(" ".repeat(names));
        classes.forEach(name -> text.append("  ").append(padded(name, width)));
        for (int i = 0; i < classes.size(); i++) {
            text.append('\n').append(padded(classes.get(i), names));
            counts.get(i).forEach(count -> text.append("  ").append(padded(Long.toString(count), width)));
        }
        return text.toString();
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
