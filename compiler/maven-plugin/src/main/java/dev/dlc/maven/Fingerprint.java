package dev.dlc.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of all that a result depends on; each part enters with its length, so that no two sequences run together. */
final class Fingerprint {
    private final MessageDigest digest = sha256();

    Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    Fingerprint add(byte[] bytes) {
        length(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** The content of a file. */
    Fingerprint add(Path file) throws IOException {
        length(Files.size(file));
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return this;
    }

    private void length(long length) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (length >>> shift));
        }
    }

    /** All that was added, in hex. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Of a content alone. */
    static String of(byte[] bytes) {
        return new Fingerprint().add(bytes).hex();
    }

    /** Of a file's content alone; empty where there is no such file. */
    static String of(Path file) throws IOException {
        return Files.isRegularFile(file) ? new Fingerprint().add(file).hex() : "";
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
