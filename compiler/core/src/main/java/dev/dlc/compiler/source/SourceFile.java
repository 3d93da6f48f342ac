package dev.dlc.compiler.source;

import java.util.Arrays;

/**
 * The text of one {@code .dl} file.
 *
 * @param name as messages show it
 * @param text decoded, without a byte order mark
 */
public record SourceFile(String name, String text) {
    /** The number of the line that holds {@code offset}, from 1. */
    public int line(int offset) {
        int line = 1;
        int end = Math.min(offset, text.length());
        for (int i = 0; i < end; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The column of {@code offset} in its line, from 1, in UTF-16 units. */
    public int column(int offset) {
        return offset - (offset == 0 ? -1 : text.lastIndexOf('\n', offset - 1));
    }

    /** The text of line {@code number} (from 1) without its end. */
    public String lineText(int number) {
        return Arrays.stream(text.split("\n", -1))
                .skip(number - 1L)
                .findFirst()
                .orElse("")
                .stripTrailing();
    }
}
