package dev.dlc.compiler.emit;

/** Whole numbers for people. */
final class Count {
    private Count() {}

    /** {@code 13,312}. */
    static String grouped(long number) {
        StringBuilder text = new StringBuilder(Long.toString(number));
        int first = number < 0 ? 1 : 0;
        // a formatter would do, but brings the locales' tables, and one is read for each layer
        for (int at = text.length() - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
