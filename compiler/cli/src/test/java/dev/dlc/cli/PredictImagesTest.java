package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.cli.Commands.Result;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.jr.ob.JSON;

/** {@code dlc predict} of pictures, by a network that adds up its inputs, so that what it is given can be told. */
class PredictImagesTest {
    @TempDir
    Path folder;

    private Commands commands;

    /** Half the sum of the pixels, scaled to 0 to 1 and normalised by channel. */
    @BeforeEach
    void train() throws IOException {
        commands = new Commands(folder);
        array("x.npy", "|u1", "(4, 3, 1, 2)", 24);
        array("y.npy", "<f4", "(4,)", 16);
        commands.write("m.dl", """
                model Sum {
                  input image: float[3, 1, 2]  target sum: float
                  data { train npy("x.npy", "y.npy")  scale 1 / 255  normalize mean = [0, 0.2, 0.4], std = [1, 0.5, 0.25] }
                  network { head = image -> flatten -> dense(1, bias = false) }
                  init { default constant(0.5) }
                  loss mse(head, sum)  optimizer sgd(lr = 0)
                  train { epochs 1  batch 4 }
                }
                """);
        Result result = commands.run("train", "m.dl", "--out", "run");
        assertThat(result.status()).as(result.err()).isZero();
    }

    private void array(String file, String type, String shape, int bytes) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }\n";
        ByteArrayOutputStream array = new ByteArrayOutputStream();
        array.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        array.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
        array.writeBytes(new byte[bytes]);
        Files.write(folder.resolve(file), array.toByteArray());
    }

    private void picture(String file, int... colours) throws IOException {
        BufferedImage image = new BufferedImage(colours.length, 1, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, colours.length, 1, colours, 0, colours.length);
        ImageIO.write(image, "png", folder.resolve(file).toFile());
    }

    /**
     * Red 51, green 102 and blue 204 are 0.2, 0.4 and 0.8, normalised 0.2, 0.4 and 1.6, half their sum 1.1; black is 0, -0.4
     * and -1.6, half of it -1.
     */
    @Test
    void aPictureIsPreparedAsInTrainingChannelByChannel() throws IOException {
        picture("a.png", 0x3366cc, 0x000000);
        picture("b.PNG", 0x3366cc, 0x3366cc);

        Result result = commands.run("predict", "run", "a.png", "b.PNG");

        assertThat(result.status()).as(result.err()).isZero();
        List<String> lines = result.out().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(value(lines.get(0))).isCloseTo(1.1 - 1.0, within(1e-6));
        assertThat(value(lines.get(1))).isCloseTo(1.1 + 1.1, within(1e-6));
    }

    private static double value(String line) throws IOException {
        return (double) JSON.std.mapFrom(line).get("value");
    }

    @Test
    void aPictureOfAnotherSizeIsToldWithBothSizes() throws IOException {
        picture("wide.png", 1, 2, 3);
        Result result = commands.run("predict", "run", "wide.png");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("wide.png: is 3 pixels wide and 1 high", "[3, 1, 2]", "2 pixels wide and 1 high")
                .doesNotContain("\tat ");
    }

    @Test
    void whatIsNoPictureIsTold() throws IOException {
        commands.write("text.png", "image: none");
        commands.write("torn.bmp", "BM and nothing else");
        for (String file : List.of("text.png", "torn.bmp", "missing.jpg")) {
            Result result = commands.run("predict", "run", file);
            assertThat(result.status()).as(file).isEqualTo(1);
            assertThat(result.err()).contains(": " + file).doesNotContain("\tat ");
        }
    }

    @Test
    void aModelThatTakesNoPictureSaysWhatItTakes() throws IOException {
        commands.withSide();
        commands.run("train", "side.dl", "--epochs", "1", "--out", "side");
        picture("a.png", 0, 0);
        Result result = commands.run("predict", "side", "a.png");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("a.png: is a picture, but Side does not take", "JSON lines or CSV");
    }
}
