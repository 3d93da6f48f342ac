package dev.dlc.cli;

import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads {@code .dl} files: strict UTF-8, a byte order mark is dropped. */
final class SourceText {
    static final int LARGEST = 4 << 20;

    private SourceText() {}

    /**
     * @param name as messages show it
     * @throws Failure if there is no such file, it is too large, or it is not UTF-8
     */
    static SourceFile read(Path file, String name) throws IOException {
        if (!Files.exists(file)) {
            throw Failure.fault(name + ": there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw Failure.fault(name + ": is a folder", "name a .dl file");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(LARGEST + 1);
        }
        if (bytes.length > LARGEST) {
            throw Failure.fault(
                    name + ": is larger than " + (LARGEST >> 20) + " MB, too much for a .dl file",
                    "is this the right file? Weights and data stand in files of their own");
        }
        return new SourceFile(name, decode(bytes, name));
    }

    private static String decode(byte[] bytes, String name) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            long line = 1;
            for (int i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw Failure.fault(
                    name + ":" + line + ": not UTF-8 (byte " + in.position() + " of the file)",
                    "save the file in the encoding UTF-8");
        }
        String text = out.flip().toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
