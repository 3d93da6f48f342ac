package dev.dlc.samples.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drawings come to the network in the form of what it has learnt from. */
class DigitFormTest {
    private static final Digits NETWORK = Digits.fromResource();

    private static float[] counts(BufferedImage picture) {
        return DigitForm.counts(Ink.of(picture));
    }

    private static int read(BufferedImage picture) {
        return NETWORK.predict(new Digits.Input(counts(picture))).label();
    }

    private static byte[] unpacked(String name) throws IOException {
        try (InputStream stream = new GZIPInputStream(Files.newInputStream(Path.of("../digits", name + "-ubyte.gz")))) {
            return stream.readAllBytes();
        }
    }

    /** The held-back handwriting as pictures: 8 x 8 grey squares are less than what was counted, yet nearly all is read. */
    @Test
    void picturesOfTheTestDataAreRead() throws IOException {
        byte[] pixels = unpacked("test-images-idx3");
        byte[] labels = unpacked("test-labels-idx1");
        int right = 0;
        for (int i = 0; i < labels.length - 8; i++) {
            BufferedImage picture = new BufferedImage(12, 12, BufferedImage.TYPE_BYTE_GRAY);
            for (int p = 0; p < 144; p++) {
                int x = p % 12 - 2;
                int y = p / 12 - 2;
                boolean inside = x >= 0 && y >= 0 && x < 8 && y < 8;
                int ink = inside ? pixels[16 + i * 64 + y * 8 + x] : 0;
                picture.getRaster().setSample(p % 12, p / 12, 0, 255 - ink * 255 / 16);
            }
            right += read(picture) == labels[8 + i] ? 1 : 0;
        }
        assertThat(right / (labels.length - 8.0)).isGreaterThan(0.93);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void placeSizePenAndColoursMakeNoDifference(int digit) {
        AffineTransform corner = AffineTransform.getTranslateInstance(150, 20);
        AffineTransform slanted = new AffineTransform(2, 0, -0.3, 2.4, 60, 20);
        assertThat(read(Strokes.draw(digit, 280, 3, corner, Color.BLACK, Color.WHITE)))
                .isEqualTo(digit);
        assertThat(read(Strokes.draw(digit, 280, 30, slanted, Color.BLUE, Color.WHITE)))
                .isEqualTo(digit);
        assertThat(read(Strokes.draw(
                        digit, 1300, 40, AffineTransform.getScaleInstance(12, 12), Color.YELLOW, Color.BLACK)))
                .isEqualTo(digit);
        assertThat(read(Strokes.draw(
                        digit, 28, 2, AffineTransform.getScaleInstance(0.28, 0.28), Color.WHITE, Color.DARK_GRAY)))
                .isEqualTo(digit);
    }

    /** What the data have: from the top to the bottom, 20 of 32 columns in the middle, nearly a third ink, upright on the left. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2, 3, 4, 5, 6, 7, 8, 9})
    void digitsFillTheirBox(int digit) {
        float[] counts = counts(Strokes.draw(digit, 280));
        float ink = 0;
        float first = 0;
        float last = 0;
        float outside = 0;
        float left = 0;
        float right = 0;
        for (int i = 0; i < 64; i++) {
            assertThat(counts[i]).isBetween(0f, 16f).isEqualTo((int) counts[i]);
            ink += counts[i];
            first += i < 8 ? counts[i] : 0;
            last += i >= 56 ? counts[i] : 0;
            outside += i % 8 == 0 || i % 8 == 7 ? counts[i] : 0;
            left += i % 8 == 1 ? counts[i] : 0;
            right += i % 8 == 6 ? counts[i] : 0;
        }
        assertThat(ink).isBetween(280f, 360f);
        assertThat(first).isPositive();
        assertThat(last).isPositive();
        assertThat(outside).isZero();
        assertThat(left).isPositive();
        assertThat(right).isPositive();
    }

    @Test
    void aStraightOneStaysNarrow() {
        BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 20; y < 80; y++) {
            picture.getRaster().setSample(48, y, 0, 255);
            picture.getRaster().setSample(49, y, 0, 255);
        }
        assertThat(read(picture)).isEqualTo(1);
        float[] counts = counts(picture);
        for (int i = 0; i < 64; i++) {
            assertThat(counts[i] > 0).isEqualTo(i % 8 >= 2 && i % 8 <= 5);
        }
    }
}
