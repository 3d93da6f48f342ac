package dev.dlc.compiler.diagnostic;

import dev.dlc.compiler.source.SourceFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Makes the text of the bytes of a {@code .dl} file: strict UTF-8, a byte order mark is dropped. */
public final class SourceBytes {
    /** No {@code .dl} file has more bytes than this. */
    public static final int MOST = 4 << 20;

    private SourceBytes() {}

    /**
     * @param name as messages show it
     * @param bytes all of the file; where it is larger, the first {@link #MOST} and one more
     * @throws Unreadable if it is too large, or not UTF-8
     */
    public static SourceFile decode(String name, byte[] bytes) {
        if (bytes.length > MOST) {
            throw new Unreadable(
                    Code.LARGE_FILE,
                    name + ": is larger than " + (MOST >> 20) + " MB, too much for a .dl file: it goes on at byte "
                            + MOST,
                    "is this the right file? Weights and data stand in files of their own",
                    "byte " + MOST);
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw notUtf8(name, bytes, in.position(), out.flip().toString());
        }
        String text = out.flip().toString();
        return new SourceFile(name, text.startsWith("\uFEFF") ? text.substring(1) : text);
    }

    private static Unreadable notUtf8(String name, byte[] bytes, int position, String before) {
        boolean utf16 = bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xfe + 0xff;
        if (utf16) {
            return new Unreadable(
                    Code.NOT_UTF8, name + ":1:1: the file is in UTF-16", "save the file in the encoding UTF-8");
        }
        var file = new SourceFile(name, before);
        int value = bytes[position] & 0xff;
        String latin = value < 0xa0 ? "" : ", which is `" + (char) value + "` in ISO 8859-1";
        int line = file.line(before.length());
        return new Unreadable(
                Code.NOT_UTF8,
                "%s:%d:%d: byte %d of the file, 0x%02X%s, is not UTF-8"
                        .formatted(name, line, file.column(before.length()), position, value, latin),
                "save the file in the encoding UTF-8",
                "line " + line + ", byte " + position);
    }
}
