package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pictures and their pixels were written by Pillow: {@code recorded/record.py}. */
class ImageFileTest {
    @TempDir
    Path folder;

    private static Path recorded(String name) throws URISyntaxException {
        return Path.of(ImageFileTest.class.getResource("/recorded").toURI()).resolve(name);
    }

    private static int[] pixels(String picture, String mode) throws IOException, URISyntaxException {
        String line = Files.readAllLines(recorded("pixels.txt")).stream()
                .filter(one -> one.startsWith(picture + " " + mode + " "))
                .findFirst()
                .orElseThrow();
        return Arrays.stream(
                        line.substring(picture.length() + mode.length() + 2).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rgb.png",
                "rgba.png",
                "grey.png",
                "grey_alpha.png",
                "palette.png",
                "bits.png",
                "rgb.bmp",
                "grey.bmp",
                "rgb.jpg",
                "grey.jpeg"
            })
    void thePixelsAreThoseThatPillowReads(String name) throws IOException, URISyntaxException {
        byte[] colours = ImageFile.read(recorded(name), Models.real("image", 3, 4, 5));
        byte[] greys = ImageFile.read(recorded(name), Models.real("image", 1, 4, 5));

        // jpeg decoders round differently, and so do the weights of grey
        assertNear(colours, pixels(name, "RGB"), name.contains(".jp") ? 2 : 0);
        assertNear(greys, pixels(name, "L"), name.contains(".jp") ? 2 : 1);
    }

    private static void assertNear(byte[] found, int[] wanted, int tolerance) {
        assertThat(found).hasSize(wanted.length);
        for (int i = 0; i < wanted.length; i++) {
            assertThat((found[i] & 0xff) - wanted[i]).as("pixel " + i).isBetween(-tolerance, tolerance);
        }
    }

    @Test
    void aPictureOfAnotherSizeIsRefused() {
        assertThatThrownBy(() -> ImageFile.read(recorded("rgb.png"), Models.real("photo", 3, 5, 4)))
                .isInstanceOfSatisfying(DataException.class, e -> {
                    assertThat(e.problem())
                            .isEqualTo("is 5 pixels wide and 4 high, but photo is declared as [3, 5, 4]");
                    assertThat(e.help()).contains("declare photo as float[3, 4, 5]");
                });
    }

    /** A header of a gigantic picture, with nothing behind it: it must be refused by its size. */
    @Test
    void aGiganticPictureIsRefusedBeforeItIsDecoded() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        header.putInt(100_000).putInt(100_000).put(new byte[] {16, 6, 0, 0, 0});
        CRC32 check = new CRC32();
        check.update(header.array());
        ByteBuffer file = ByteBuffer.allocate(33).put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        file.putInt(13).put(header.array()).putInt((int) check.getValue());
        Path picture = Files.write(folder.resolve("bomb.png"), file.array());

        assertThatThrownBy(() -> ImageFile.read(picture, Models.real("image", 3, 4, 5)))
                .hasMessageContaining("is 100000 pixels wide and 100000 high");
    }

    @Test
    void whatIsDamagedOrNoPictureIsRefused() throws IOException, URISyntaxException {
        byte[] whole = Files.readAllBytes(recorded("rgb.png"));
        Path cut = Files.write(folder.resolve("cut.png"), Arrays.copyOf(whole, whole.length / 2));
        Path text = Files.writeString(folder.resolve("text.png"), "hello");

        assertThatThrownBy(() -> ImageFile.read(cut, Models.real("image", 3, 4, 5)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut.png: at byte 66: cannot be decoded");
        assertThatThrownBy(() -> ImageFile.read(text, Models.real("image", 3, 4, 5)))
                .hasMessageContaining("text.png: at byte 0: not a picture");
    }
}
