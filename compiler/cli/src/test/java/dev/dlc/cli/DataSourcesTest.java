package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every source of data on its way from a {@code .dl} file through a training. */
class DataSourcesTest {
    @TempDir
    Path folder;

    private Result train(String input, String target, String source, String training) throws IOException {
        Commands commands = new Commands(folder);
        commands.write("m.dl", """
                model M {
                  input image: float[%s]  target label: %s
                  data { train %s  test %s  validation split(0.5)  scale 1 / 255 }
                  network { head = image -> flatten -> dense(label.classes) }
                  loss cross_entropy(head, label)  optimizer adam(lr = 0.05)
                  train { epochs 40  batch 4  %s }
                }
                """.formatted(input, target, source, source, training));
        return commands.run("train", "m.dl", "--out", "run");
    }

    /** Bright and dark are told apart with ease: whoever read the pictures right learns them. */
    private static void assertLearnt(Result result) {
        assertThat(result.status()).as(result.err()).isZero();
        assertThat(result.out()).contains("accuracy 1.0000");
    }

    private void picture(String name, int brightness) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        for (int p = 0; p < 6; p++) {
            image.setRGB(p % 3, p / 3, brightness << 16 | brightness << 8 | brightness);
        }
        ImageIO.write(image, "png", file.toFile());
    }

    @Test
    void aFolderOfImagesTrains() throws IOException {
        for (int i = 0; i < 8; i++) {
            picture("pictures/dark/" + i + ".png", 10 + i);
            picture("pictures/bright/" + i + ".png", 240 + i);
        }
        assertLearnt(train("3, 2, 3", "class { dark, bright }", "images(\"pictures\")", "metrics accuracy, confusion"));
        assertLearnt(train("1, 2, 3", "class[2]", "images(\"pictures\")", "metrics accuracy, f1"));
    }

    @Test
    void anArchiveOfArraysTrains() throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve("d.npz"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            byte[] images = new byte[16 * 6];
            byte[] labels = new byte[16];
            for (int s = 0; s < 16; s++) {
                labels[s] = (byte) (s % 2);
                java.util.Arrays.fill(images, s * 6, s * 6 + 6, (byte) (s % 2 == 0 ? 10 + s : 200 + s));
            }
            array(zip, "image", "(16, 1, 2, 3)", images);
            array(zip, "y", "(16,)", labels);
        }
        assertLearnt(train("1, 2, 3", "class[2]", "npz(\"d.npz\", label = \"y\")", "metrics accuracy"));
    }

    private static void array(ZipOutputStream zip, String name, String shape, byte[] data) throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': " + shape + ", }\n";
        zip.putNextEntry(new ZipEntry(name + ".npy"));
        zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
        zip.write(header.getBytes(StandardCharsets.US_ASCII));
        zip.write(data);
    }

    @Test
    void theFilesOfCifarTrain() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int s = 0; s < 8; s++) {
            content.write(s % 2 == 0 ? 3 : 8);
            for (int p = 0; p < 3072; p++) {
                content.write(s % 2 == 0 ? 10 + s : 200 + s);
            }
        }
        Files.write(folder.resolve("a.bin"), content.toByteArray());
        Files.write(folder.resolve("b.bin"), content.toByteArray());
        assertLearnt(train("3, 32, 32", "class[10]", "cifar(\"a.bin\", \"b.bin\")", "metrics accuracy, top_k(3)"));
    }

    @Test
    void classesOfATableMayBeNumbers() throws IOException {
        Commands commands = new Commands(folder);
        StringBuilder table = new StringBuilder("label,x\n");
        for (int i = 0; i < 30; i++) {
            table.append(i % 3).append(',').append(i % 3 * 4).append('\n');
        }
        commands.write("t.csv", table.toString());
        commands.write("m.dl", """
                model M {
                  input x: float  target label: class[3]
                  data { train csv("t.csv")  test csv("t.csv") }
                  network { head = x -> dense(8) -> tanh -> dense(label.classes) }
                  loss cross_entropy(head, label, weights = [1, 2, 1])  optimizer adam(lr = 0.05)
                  schedule warmup(5 steps) -> cosine
                  regularize { max_norm(3) }
                  train { epochs 40  batch 8 }
                }
                """);

        assertLearnt(commands.run("train", "m.dl", "--out", "run"));
    }

    @Test
    void whatDoesNotFitIsToldWithTheFile() throws IOException {
        picture("pictures/dark/a.png", 10);
        picture("pictures/bright/a.png", 10);
        Result result = train("3, 4, 3", "class[2]", "images(\"pictures\")", "metrics accuracy");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "a.png", "is 3 pixels wide and 2 high, but image is declared as [3, 4, 3]", "declare image as");
    }
}
