package dev.dlc.compiler.source;

import java.util.Arrays;

/** The text of one {@code .dl} file. */
public final class SourceFile {
    private final String name;
    private final String text;
    /** Offsets of the first character of each line. */
    private final int[] lineStarts;

    /**
     * @param name as messages show it
     * @param text decoded, without a byte order mark
     */
    public SourceFile(String name, String text) {
        this.name = name;
        this.text = text;
        int[] starts = new int[16];
        int count = 1;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            boolean ends = character == '\n'
                    // a carriage return alone ends a line, too: editors show it so
                    || character == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n');
            if (ends) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * count);
                }
                starts[count++] = i + 1;
            }
        }
        this.lineStarts = Arrays.copyOf(starts, count);
    }

    public String name() {
        return name;
    }

    public String text() {
        return text;
    }

    /** The number of the line that holds {@code offset}, from 1. */
    public int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The column of {@code offset} in its line, from 1, in UTF-16 units. */
    public int column(int offset) {
        return offset - lineStart(line(offset)) + 1;
    }

    /** The offset of the first character of line {@code number} (from 1). */
    public int lineStart(int number) {
        return lineStarts[number - 1];
    }

    /** How many lines there are; a line end at the end of the text begins one more. */
    public int lineCount() {
        return lineStarts.length;
    }

    /** The text of line {@code number} (from 1) without its end; empty past the last. */
    public String lineText(int number) {
        if (number > lineStarts.length) {
            return "";
        }
        int end = number == lineStarts.length ? text.length() : lineStarts[number] - 1;
        return text.substring(lineStarts[number - 1], end).stripTrailing();
    }

    /** Files of one name and text are one file. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile file && name.equals(file.name) && text.equals(file.text);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
