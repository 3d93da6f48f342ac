package dev.dlc.runtime.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON (RFC 8259) of a header value by value, as its caller expects them: objects, arrays, strings and whole
 * numbers, which is all that a header holds. It builds no tree, so a hostile header costs no more than its own bytes.
 */
final class JsonReader {
    private final byte[] text;
    private int at;

    JsonReader(byte[] text) {
        this.text = text;
    }

    /** The byte that is read next. */
    int offset() {
        return at;
    }

    void beginObject() {
        expect('{', "an object");
    }

    void beginArray() {
        expect('[', "an array");
    }

    /**
     * True where another member or element follows, false where the object or array ends (and that end is read).
     *
     * @param close what ends it, a brace or a bracket
     * @param first true before the first member
     */
    boolean next(char close, boolean first) {
        int c = peek();
        if (c == close) {
            at++;
            return false;
        }
        if (!first) {
            expect(',', "',' or '" + close + "'");
        }
        return true;
    }

    /** The name of an object's member, with the colon after it. */
    String name() {
        String name = string();
        expect(':', "':'");
        return name;
    }

    String string() {
        expect('"', "a string");
        int from = at;
        boolean escaped = false;
        while (true) {
            if (at >= text.length) {
                throw new JsonException(from - 1, "a string without an end");
            }
            int c = text[at] & 0xff;
            if (c == '"') {
                break;
            }
            if (c < 0x20) {
                throw new JsonException(at, "a control character in a string");
            }
            if (c == '\\') {
                escaped = true;
                at++;
            }
            at++;
        }
        String raw = decode(from, at);
        at++;
        return escaped ? unescape(raw, from) : raw;
    }

    /** A whole number from 0 up: sizes and offsets. */
    long size() {
        int c = peek();
        int from = at;
        long value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            int digit = text[at] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) {
                throw new JsonException(from, "a number beyond 64 bits");
            }
            value = value * 10 + digit;
            at++;
        }
        boolean leadingZero = at - from > 1 && text[from] == '0';
        boolean goesOn = at < text.length && (text[at] == '.' || text[at] == 'e' || text[at] == 'E');
        if (at == from || leadingZero || goesOn) {
            throw new JsonException(from, "a whole number from 0 up wanted, " + show(c) + " found");
        }
        return value;
    }

    /** Only blanks may follow. */
    void end() {
        if (peek() >= 0) {
            throw new JsonException(at, "text after the end of the object");
        }
    }

    private void expect(char wanted, String what) {
        int c = peek();
        if (c != wanted) {
            throw new JsonException(at, what + " wanted, " + show(c) + " found");
        }
        at++;
    }

    private int peek() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r' || text[at] == '\t')) {
            at++;
        }
        return at < text.length ? text[at] & 0xff : -1;
    }

    private static String show(int c) {
        if (c < 0) {
            return "the end";
        }
        return c > 0x20 && c < 0x7f ? "'" + (char) c + "'" : "byte " + c;
    }

    private String decode(int from, int to) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new JsonException(from, "a string that is not UTF-8");
        }
    }

    private static String unescape(String raw, int offset) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            c = raw.charAt(++i);
            int simple = "\"\\/bfnrt".indexOf(c);
            if (simple >= 0) {
                plain.append("\"\\/\b\f\n\r\t".charAt(simple));
            } else if (c == 'u' && i + 4 < raw.length() && isHex(raw, i + 1)) {
                plain.append((char) Integer.parseInt(raw.substring(i + 1, i + 5), 16));
                i += 4;
            } else {
                throw new JsonException(offset, "an escape that JSON does not know");
            }
        }
        return plain.toString();
    }

    private static boolean isHex(String raw, int from) {
        for (int i = from; i < from + 4; i++) {
            if (Character.digit(raw.charAt(i), 16) < 0 || raw.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
