package dev.dlc.cli;

import dev.dlc.runtime.Evaluation;
import java.util.Locale;
import java.util.Map;

/** Numbers as people read them. */
final class Numbers {
    private static final String[] BYTES = {"B", "KiB", "MiB", "GiB", "TiB"};

    private Numbers() {}

    /** {@code 12,345}. */
    static String whole(double number) {
        return String.format(Locale.ROOT, "%,.0f", number);
    }

    /** Four digits after the point; small numbers in powers of ten, so that they don't read as 0. */
    static String shortened(double number) {
        boolean small = number != 0 && Math.abs(number) < 0.001;
        return String.format(Locale.ROOT, small || Math.abs(number) >= 1e6 ? "%.3e" : "%.4f", number);
    }

    /** {@code 1.5 MiB}. */
    static String bytes(double bytes) {
        int unit = 0;
        double number = bytes;
        while (number >= 1024 && unit < BYTES.length - 1) {
            number /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", number, BYTES[unit]);
    }

    /** {@code validation loss 0.1234, accuracy 0.9876}. */
    static String evaluated(String part, double loss, Map<String, Double> metrics) {
        StringBuilder text = new StringBuilder(part).append(" loss ").append(shortened(loss));
        metrics.forEach((name, value) ->
                text.append(", ").append(name.replace('_', ' ')).append(' ').append(shortened(value)));
        return text.toString();
    }

    static String evaluated(String part, Evaluation evaluation) {
        return evaluated(part, evaluation.loss(), evaluation.metrics());
    }

    /** A table for each metric that is no number, each on lines of its own; empty where there are none. */
    static String matrices(String part, Evaluation evaluation) {
        StringBuilder text = new StringBuilder();
        evaluation
                .matrices()
                .forEach((name, matrix) -> text.append(part)
                        .append(' ')
                        .append(name.replace('_', ' '))
                        .append(": a row for each class, a column for what it was taken for\n")
                        .append(matrix)
                        .append('\n'));
        return text.toString();
    }
}
