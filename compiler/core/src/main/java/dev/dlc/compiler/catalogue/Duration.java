package dev.dlc.compiler.catalogue;

import java.util.Locale;

/** A length of time of a training; in a {@code .dl} file {@code 500 steps} or {@code 3 epochs}. */
public record Duration(long count, Unit unit) {
    /** What is counted. */
    public enum Unit {
        STEPS,
        EPOCHS
    }

    @Override
    public String toString() {
        return count + " " + unit.name().toLowerCase(Locale.ROOT);
    }
}
