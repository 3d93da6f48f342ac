package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Dataset;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** The files in {@code parity}: 72 images of 8 x 8 pixels with their labels, and what belongs to them. */
final class Digits {
    private static final int PIXELS = 64;

    private Digits() {}

    static Dataset data() {
        byte[] pixels = content("images.npy");
        byte[] labels = content("labels.npy");
        float[][] inputs = new float[labels.length][PIXELS];
        int[] classes = new int[labels.length];
        for (int i = 0; i < labels.length; i++) {
            classes[i] = labels[i];
            for (int p = 0; p < PIXELS; p++) {
                inputs[i][p] = pixels[PIXELS * i + p];
            }
        }
        return Dataset.of(inputs, classes);
    }

    static Path file(String name) {
        try {
            return Path.of(Digits.class.getResource("/parity/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The bytes behind the header of an npy file, version 1: magic, version, length of the header in two bytes. */
    private static byte[] content(String name) {
        try {
            byte[] file = Files.readAllBytes(file(name));
            int header = 10 + (file[8] & 0xff) + 256 * (file[9] & 0xff);
            assertThat(new String(file, 0, header, StandardCharsets.ISO_8859_1))
                    .contains("'|u1'", "'fortran_order': False");
            return Arrays.copyOfRange(file, header, file.length);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
