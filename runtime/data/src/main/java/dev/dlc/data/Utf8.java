package dev.dlc.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds what keeps a file from being UTF-8, for a message. */
final class Utf8 {
    private static final int BUFFER = 1 << 16;

    private Utf8() {}

    /** The line, from 1, and the byte, from 0, of the first fault: {@code line 3, byte 20}. */
    static String firstFault(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        CharBuffer text = CharBuffer.allocate(BUFFER);
        long line = 1;
        long offset = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
            while (true) {
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytes.position(bytes.position() + Math.max(0, read)).flip();
                CoderResult result = decoder.decode(bytes, text.clear(), read < 0);
                for (int i = 0; i < bytes.position(); i++) {
                    line += bytes.get(i) == '\n' ? 1 : 0;
                }
                offset += bytes.position();
                if (result.isError() || read < 0) {
                    return "line " + line + ", byte " + offset;
                }
                bytes.compact();
            }
        }
    }
}
