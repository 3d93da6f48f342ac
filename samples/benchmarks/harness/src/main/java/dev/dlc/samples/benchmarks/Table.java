package dev.dlc.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A table in Markdown. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    Table(List<String> heads) {
        row(heads);
        lines.add("|" + "---|".repeat(heads.size()));
    }

    void row(List<String> cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
    }

    /** The median in other units, and the spread. */
    static String cell(Series series, double unit) {
        return String.format(Locale.ROOT, "%s ±%.0f %%", significant(series.median() * unit), 100 * series.spread());
    }

    /** Three digits. */
    static String significant(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : value >= 0.1 ? 3 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    @Override
    public String toString() {
        return String.join("\n", lines) + "\n";
    }
}
