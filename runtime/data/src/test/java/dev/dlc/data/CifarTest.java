package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files laid out by hand as cs.toronto.edu/~kriz/cifar.html says. */
class CifarTest {
    private static final Feature IMAGE = Models.real("image", 3, 32, 32);
    private static final Feature TEN = classes(10);
    private static final Feature FINE = classes(100);
    private static final Feature COARSE = classes(20);

    @TempDir
    Path folder;

    private static Feature classes(int limit) {
        return new Feature("label" + limit, Kind.INDEX, List.of(), limit, List.of());
    }

    /** Images whose red, green and blue are {@code 3 i}, {@code 3 i + 1}, {@code 3 i + 2}, with these labels before each. */
    private void write(String file, int first, int[]... labels) throws IOException {
        int record = labels[0].length + 3072;
        byte[] content = new byte[labels.length * record];
        for (int i = 0; i < labels.length; i++) {
            for (int label = 0; label < labels[i].length; label++) {
                content[i * record + label] = (byte) labels[i][label];
            }
            for (int p = 0; p < 3072; p++) {
                content[i * record + labels[i].length + p] = (byte) (3 * (first + i) + p / 1024);
            }
        }
        Files.write(folder.resolve(file), content);
    }

    private Dataset open(List<String> files, Feature... targets) throws IOException {
        return Sources.open(
                folder, new SourceRequest("cifar", files, List.of()), Models.of(List.of(IMAGE), List.of(targets)));
    }

    private static float target(Dataset dataset, int index, int sample) {
        float[] into = new float[1];
        dataset.target(index, sample, into, 0);
        return into[0];
    }

    @Test
    void filesOfTenClassesFollowOneAnother() throws IOException {
        write("a.bin", 0, new int[][] {{7}, {0}});
        write("b.bin", 80, new int[][] {{9}});

        Dataset dataset = open(List.of("a.bin", "b.bin"), TEN);

        assertThat(dataset.size()).isEqualTo(3);
        assertThat(List.of(target(dataset, 0, 0), target(dataset, 0, 1), target(dataset, 0, 2)))
                .containsExactly(7f, 0f, 9f);
        float[] pixels = new float[3072];
        dataset.input(0, 2, pixels, 0);
        assertThat(List.of(pixels[0], pixels[1023], pixels[1024], pixels[2048], pixels[3071]))
                .containsExactly(240f, 240f, 241f, 242f, 242f);
    }

    @Test
    void aHundredClassesComeWithTwentyCoarseOnes() throws IOException {
        write("train.bin", 0, new int[][] {{19, 99}, {3, 42}});

        assertThat(target(open(List.of("train.bin"), FINE), 0, 1)).isEqualTo(42);
        assertThat(target(open(List.of("train.bin"), COARSE), 0, 0)).isEqualTo(19);
        Dataset both = open(List.of("train.bin"), COARSE, FINE);
        assertThat(List.of(target(both, 0, 1), target(both, 1, 1))).containsExactly(3f, 42f);
    }

    @Test
    void otherFilesAndModelsAreRefused() throws IOException {
        write("a.bin", 0, new int[][] {{7}});
        write("bad.bin", 0, new int[][] {{10}});
        Files.write(folder.resolve("empty.bin"), new byte[0]);
        assertThatThrownBy(() -> open(List.of("a.bin"), FINE))
                .hasMessageContaining("at byte 0: 3073 bytes are left, no whole image of 3074 bytes");
        assertThatThrownBy(() -> open(List.of("empty.bin"), TEN)).hasMessageContaining("at byte 0: 0 bytes are left");
        assertThatThrownBy(() -> open(List.of("bad.bin"), TEN))
                .hasMessageContaining("at byte 0: label10 is 10, not from 0 to 9");
        assertThatThrownBy(() -> open(List.of("a.bin"), classes(7))).hasMessageContaining("label7 has 7 classes");
        assertThatThrownBy(() -> open(List.of("a.bin"), TEN, FINE)).hasMessageContaining("label100 has 100 classes");
        assertThatThrownBy(() -> Sources.open(
                        folder,
                        new SourceRequest("cifar", List.of("a.bin"), List.of()),
                        Models.of(List.of(Models.real("image", 1, 32, 32)), List.of(TEN))))
                .hasMessageContaining("a sample has shape [3, 32, 32], but image is declared as [1, 32, 32]");
    }
}
