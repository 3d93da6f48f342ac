package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.awt.image.BufferedImage;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewCommandTest {
    private static final int SIDE = 4;
    /** A picture of 4 is enlarged to 96, with 6 between two of them and 20 around all. */
    private static final int ENLARGED = 96;

    private static final int STEP = ENLARGED + 6;
    private static final int MARGIN = 20;

    @TempDir
    Path folder;

    private Commands commands;

    @BeforeEach
    void writeImages() throws IOException {
        commands = new Commands(folder);
        model("flip(p = 1)");
        // left half white, right half black
        try (DataOutputStream images = new DataOutputStream(Files.newOutputStream(folder.resolve("x.idx")));
                DataOutputStream labels = new DataOutputStream(Files.newOutputStream(folder.resolve("y.idx")))) {
            for (int number : new int[] {0x0803, 3, SIDE, SIDE}) {
                images.writeInt(number);
            }
            for (int i = 0; i < 3 * SIDE * SIDE; i++) {
                images.writeByte(i % SIDE < SIDE / 2 ? 255 : 0);
            }
            labels.writeInt(0x0801);
            labels.writeInt(3);
            labels.write(new byte[] {0, 1, 0});
        }
    }

    private void model(String steps) throws IOException {
        commands.write("pictures.dl", """
                param darkest: float = 0.5
                model Pictures {
                  input  image: float[1, 4, 4]
                  target label: class[2]
                  data { train idx("x.idx", "y.idx")  scale 1 / 255  normalize auto }
                  augment image { %s }
                  network { head = image -> flatten -> dense(label.classes) }
                  loss cross_entropy(head, label)
                  optimizer sgd
                }
                """.formatted(steps));
    }

    /** The rows of a sheet, as the grey levels in the middle of the left and of the right half of each picture. */
    private static int[][] rows(BufferedImage sheet) {
        int[] starts = IntStream.range(1, sheet.getHeight())
                .filter(y -> isPicture(sheet, y) && !isPicture(sheet, y - 1))
                .toArray();
        int[][] rows = new int[starts.length][];
        for (int row = 0; row < starts.length; row++) {
            int y = starts[row] + ENLARGED / 2;
            rows[row] = new int[6];
            for (int i = 0; i < 6; i++) {
                int x = MARGIN + i / 2 * STEP + ENLARGED / 4 + i % 2 * ENLARGED / 2;
                rows[row][i] = sheet.getRGB(x, y) & 0xff;
            }
        }
        return rows;
    }

    /** A line of the sheet in which a picture's first row of 96 equal pixels begins. */
    private static boolean isPicture(BufferedImage sheet, int y) {
        int first = sheet.getRGB(MARGIN, y);
        int paper = sheet.getRGB(0, 0);
        for (int x = MARGIN; x < MARGIN + ENLARGED / 4; x++) {
            if (sheet.getRGB(x, y) != first || first == paper) {
                return false;
            }
        }
        return true;
    }

    @Test
    void drawsTheImagesEachStepAloneAndAllStepsInThreeEpochs() throws IOException {
        model("flip(p = 1)  brightness(darkest..0.5)");
        Result result = commands.run("preview", "pictures.dl", "--out", "sheets/a.png");
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).startsWith("wrote sheets/a.png (");

        BufferedImage sheet = ImageIO.read(folder.resolve("sheets/a.png").toFile());
        int[][] rows = rows(sheet);
        assertThat(rows).hasNumberOfRows(6);
        assertThat(rows[0]).containsExactly(255, 0, 255, 0, 255, 0);
        assertThat(rows[1]).containsExactly(0, 255, 0, 255, 0, 255);
        assertThat(rows[2]).containsExactly(128, 0, 128, 0, 128, 0);
        for (int epoch = 3; epoch < 6; epoch++) {
            assertThat(rows[epoch]).containsExactly(0, 128, 0, 128, 0, 128);
        }
    }

    @Test
    void paramsCanBeSetAndTheFileHasTheModelsName() throws IOException {
        model("brightness(darkest..0.5)");
        assertThat(commands.run("preview", "pictures.dl", "-D", "darkest=0.75").status())
                .as("a range that runs backwards")
                .isEqualTo(1);
        assertThat(commands.run("preview", "pictures.dl").status()).isZero();
        assertThat(folder.resolve("Pictures-preview.png")).exists();
    }

    @Test
    void theSameSeedDrawsTheSameSheet() throws IOException {
        model("rotate(90)  noise(std = 0.1)  erase");
        commands.run("preview", "pictures.dl", "--out", "a.png");
        commands.run("preview", "pictures.dl", "--out", "b.png");
        commands.run("preview", "pictures.dl", "--out", "c.png", "--seed", "2");
        assertThat(commands.digest("a.png")).isEqualTo(commands.digest("b.png"));
        assertThat(commands.digest("a.png")).isNotEqualTo(commands.digest("c.png"));
    }

    @Test
    void whatCannotBeShownIsSaid() throws IOException {
        model("");
        commands.write(
                "plain.dl", Files.readString(folder.resolve("pictures.dl")).replace("augment image {  }", ""));
        Result plain = commands.run("preview", "plain.dl");
        assertThat(plain.status()).isEqualTo(1);
        assertThat(plain.err()).contains("augments nothing", "add a section: augment image {");
        assertThat(commands.run("preview", "pictures.dl", "--out", "a.jpg").status())
                .isEqualTo(2);
        assertThat(commands.run("preview", "pictures.dl", "--data", "elsewhere").status())
                .isEqualTo(1);
    }
}
