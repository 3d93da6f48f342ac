package dev.dlc.cli;

import java.io.IOException;
import java.io.Reader;

/** The lines of a text, of which none takes more than so much memory, however long it is. */
final class BoundedLines {
    private final Reader text;
    private final int most;
    private final char[] block = new char[8192];
    private int at;
    private int read;
    private boolean cut;
    private boolean ended;

    /** @param most characters of a line */
    BoundedLines(Reader text, int most) {
        this.text = text;
        this.most = most;
    }

    /** The next line without its end, or null; of one that is too long its beginning. */
    String next() throws IOException {
        StringBuilder line = new StringBuilder();
        boolean skipping = cut;
        cut = false;
        ended = false;
        while (at < read || fill()) {
            int end = at;
            while (end < read && block[end] != '\n') {
                end++;
            }
            if (!skipping) {
                int fitting = Math.min(end - at, most - line.length());
                line.append(block, at, fitting);
                if (fitting < end - at) {
                    at += fitting;
                    cut = true;
                    return line.toString();
                }
            }
            at = end;
            if (end < read) {
                at++;
                if (!skipping) {
                    ended = true;
                    return line.toString();
                }
                skipping = false;
            }
        }
        return line.length() == 0 ? null : line.toString();
    }

    /** True where the line that was read last is longer. */
    boolean isCut() {
        return cut;
    }

    /** True where a line end stands behind the line that was read last: not behind the last of a file that was cut off. */
    boolean isEnded() {
        return ended;
    }

    private boolean fill() throws IOException {
        at = 0;
        read = Math.max(0, text.read(block));
        return read > 0;
    }
}
