package dev.dlc.compiler.parse;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/** The units of a string. ANTLR's own streams count code points, but spans count the units of the text. */
final class Utf16Stream implements CharStream {
    private final String name;
    private final String text;
    private int position;

    Utf16Stream(String name, String text) {
        this.name = name;
        this.text = text;
    }

    @Override
    public void consume() {
        position++;
    }

    @Override
    public int LA(int distance) {
        int at = distance > 0 ? position + distance - 1 : position + distance;
        return at < 0 || at >= text.length() ? IntStream.EOF : text.charAt(at);
    }

    @Override
    public int mark() {
        return -1;
    }

    @Override
    public void release(int marker) {
        // the whole text stays in memory
    }

    @Override
    public int index() {
        return position;
    }

    @Override
    public void seek(int index) {
        position = index;
    }

    @Override
    public int size() {
        return text.length();
    }

    @Override
    public String getSourceName() {
        return name;
    }

    @Override
    public String getText(Interval interval) {
        return text.substring(Math.min(interval.a, text.length()), Math.min(interval.b + 1, text.length()));
    }
}
