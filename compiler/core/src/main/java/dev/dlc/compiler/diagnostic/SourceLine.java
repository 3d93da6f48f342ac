package dev.dlc.compiler.diagnostic;

import java.util.Arrays;

/**
 * A line of a file as a terminal shows it: tabs become spaces, characters that would not be seen or would move others become
 * visible, and it is known in which cell each character begins.
 */
final class SourceLine {
    private static final int TAB = 4;
    private static final int LONGEST = 1000;
    /** First and last of the ranges that terminals show two cells wide: Unicode's East Asian Width W and F, coarsely. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2E80, 0x303E, 0x3041, 0x33FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xA000, 0xA4CF, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE30, 0xFE6F, 0xFF00, 0xFF60, 0xFFE0, 0xFFE6, 0x1F300, 0x1F64F, 0x1F900, 0x1F9FF, 0x20000,
                0x3FFFD
    };

    private final StringBuilder shown = new StringBuilder();
    /** The cell where the unit at an index of the text begins; one more entry for the end. */
    private final int[] cells;
    /** The index in {@link #shown} where the unit at an index of the text begins. */
    private final int[] places;

    SourceLine(String text) {
        cells = new int[text.length() + 1];
        places = new int[text.length() + 1];
        int cell = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            int next = i + Character.charCount(character);
            Arrays.fill(cells, i, next, cell);
            Arrays.fill(places, i, next, shown.length());
            if (character == '\t') {
                int spaces = TAB - cell % TAB;
                shown.append(" ".repeat(spaces));
                cell += spaces;
            } else {
                String visible = visible(character);
                shown.append(visible);
                cell += visible.length() > Character.charCount(character) ? visible.length() : width(character);
            }
            i = next;
        }
        cells[text.length()] = cell;
        places[text.length()] = shown.length();
    }

    /** How many cells lie before the unit at {@code index}; past the end one cell a unit. */
    int cell(int index) {
        return index < cells.length ? cells[index] : cells[cells.length - 1] + index - cells.length + 1;
    }

    int width() {
        return cells[cells.length - 1];
    }

    /** What stands in the cells from {@code from} to before {@code to}, with a mark where something is left out. */
    String cut(int from, int to) {
        int first = 0;
        while (cells[first] < from) {
            first++;
        }
        int last = first;
        while (last < cells.length - 1 && cells[last + 1] <= to) {
            last++;
        }
        String before = from > 0 ? "\u2026" + " ".repeat(cells[first] - from) : "";
        return before + shown.substring(places[first], places[last]) + (last < cells.length - 1 ? "\u2026" : "");
    }

    /** As {@link #visible(String)}, without its middle where it is longer than anybody reads: it may hold a name or a number of the file. */
    static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return visible(text);
        }
        int half = LONGEST / 2;
        int first = Character.isHighSurrogate(text.charAt(half - 1)) ? half - 1 : half;
        int last = text.length() - half;
        last += Character.isLowSurrogate(text.charAt(last)) ? 1 : 0;
        return visible(text.substring(0, first)) + "\u2026" + visible(text.substring(last));
    }

    /** A text of a message in one line, without characters that would disturb the terminal. */
    static String visible(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> visible.append(visible(character)));
        return visible.toString();
    }

    private static String visible(int character) {
        if (character < ' ') {
            return Character.toString(0x2400 + character);
        }
        int type = Character.getType(character);
        boolean hidden = type == Character.CONTROL
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE
                || type == Character.UNASSIGNED
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR
                || type == Character.SPACE_SEPARATOR && character != ' ';
        return hidden ? String.format("<U+%04X>", character) : Character.toString(character);
    }

    private static int width(int character) {
        int type = Character.getType(character);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int i = 0; i < WIDE.length; i += 2) {
            if (character >= WIDE[i] && character <= WIDE[i + 1]) {
                return 2;
            }
        }
        return 1;
    }
}
