package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxTest {
    private static final Description MODEL = Models.of(List.of(Models.IMAGE), List.of(Models.LABEL));
    private static final SourceRequest REQUEST = new SourceRequest("idx", List.of("images", "labels"), List.of());

    @TempDir
    Path folder;

    private static byte[] images(int count) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * 6)
                .putInt(0x803)
                .putInt(count)
                .putInt(2)
                .putInt(3);
        for (int i = 0; i < count * 6; i++) {
            bytes.put((byte) (i * 20));
        }
        return bytes.array();
    }

    private static byte[] labels(int... labels) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length).putInt(0x801).putInt(labels.length);
        for (int label : labels) {
            bytes.put((byte) label);
        }
        return bytes.array();
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(content);
        }
        return packed.toByteArray();
    }

    private Dataset open(byte[] images, byte[] labels) throws IOException {
        Files.write(folder.resolve("images"), images);
        Files.write(folder.resolve("labels"), labels);
        return Sources.open(folder, REQUEST, MODEL);
    }

    private void assertRefused(byte[] images, byte[] labels, String file, String place, String problem) {
        assertThatThrownBy(() -> open(images, labels)).isInstanceOfSatisfying(DataException.class, e -> {
            assertThat(e.file()).isEqualTo(folder.resolve(file));
            assertThat(e.place()).isEqualTo(place);
            assertThat(e.problem()).contains(problem);
            assertThat(e.help()).isNotBlank();
        });
    }

    @Test
    void imagesAndLabelsAreReadWithoutSigns() throws IOException {
        Dataset dataset = open(images(3), labels(7, 0, 9));

        float[] numbers = new float[8];
        dataset.input(0, 2, numbers, 1);
        dataset.target(0, 2, numbers, 7);

        assertThat(dataset.size()).isEqualTo(3);
        // bytes 12 to 17 of the pixels, times 20
        assertThat(numbers).containsExactly(0, 240, 4, 24, 44, 64, 84, 9);
    }

    @Test
    void gzipIsUnpacked() throws IOException {
        Dataset dataset = open(gzip(images(2)), gzip(labels(1, 2)));

        float[] numbers = new float[6];
        dataset.input(0, 1, numbers, 0);
        assertThat(numbers).containsExactly(120, 140, 160, 180, 200, 220);
    }

    @Test
    void otherTypesAreBigEndian() throws IOException {
        byte[] floats = ByteBuffer.allocate(8 + 8)
                .put(new byte[] {0, 0, 0x0d, 1})
                .putInt(2)
                .putFloat(1.5f)
                .putFloat(-2)
                .array();
        byte[] shorts = ByteBuffer.allocate(8 + 4)
                .put(new byte[] {0, 0, 0x0b, 1})
                .putInt(2)
                .putShort((short) -300)
                .putShort((short) 3)
                .array();
        Files.write(folder.resolve("images"), floats);
        Files.write(folder.resolve("labels"), shorts);

        Dataset dataset =
                Sources.open(folder, REQUEST, Models.of(List.of(Models.real("x")), List.of(Models.real("y"))));

        float[] numbers = new float[2];
        dataset.input(0, 0, numbers, 0);
        dataset.target(0, 0, numbers, 1);
        assertThat(numbers).containsExactly(1.5f, -300);
    }

    @Test
    void otherFilesAreRefused() {
        assertRefused(new byte[] {1, 2, 3, 4, 5}, labels(1), "images", "byte 0", "begins with 01 02 03 04");
        assertRefused(new byte[] {0, 0}, labels(1), "images", "byte 2", "the file ends");
        assertRefused(new byte[] {0, 0, 7, 1}, labels(1), "images", "byte 0", "not an IDX file");
        assertRefused(new byte[] {0x1f, (byte) 0x8b, 0}, labels(1), "images", "byte 0", "gzip file that is damaged");
    }

    @Test
    void fileThatIsCutOffIsRefusedBeforeItIsRead() {
        assertRefused(
                Arrays.copyOf(images(3), 33),
                labels(1, 2, 3),
                "images",
                "byte 16",
                "promises 18 bytes, but only 17 follow");
        byte[] huge = ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(2_000_000_000)
                .putInt(1)
                .putInt(1)
                .array();
        assertRefused(huge, labels(1), "images", "byte 16", "promises 2000000000 bytes");
    }

    @Test
    void dimensionsBeyondCountingAreRefused() {
        byte[] huge = ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(Integer.MAX_VALUE)
                .putInt(Integer.MAX_VALUE)
                .putInt(Integer.MAX_VALUE)
                .array();
        assertRefused(huge, labels(1), "images", "byte 16", "too large to count");
        byte[] negative = ByteBuffer.allocate(8).putInt(0x801).putInt(-1).array();
        assertRefused(negative, labels(1), "images", "byte 8", "dimension 1 has size 4294967295");
        byte[] long2 = ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(100_000)
                .putInt(1000)
                .putInt(1000)
                .array();
        assertRefused(long2, labels(1), "images", "byte 16", "more than an array of Java holds");
    }

    @Test
    void fileThatGoesOnIsRefused() {
        assertRefused(Arrays.copyOf(images(1), 23), labels(1), "images", "byte 22", "goes on after its last number");
    }

    @Test
    void packedFileThatPromisesTooMuchIsRefused() throws IOException {
        byte[] bomb = ByteBuffer.allocate(16)
                .putInt(0x803)
                .putInt(2_000_000_000)
                .putInt(1)
                .putInt(1)
                .array();
        assertRefused(gzip(bomb), labels(1), "images", "byte 16 of the unpacked content", "only");
    }

    @Test
    void packedFileIsReadNoFurtherThanItsHeaderSays() throws IOException {
        byte[] longer = Arrays.copyOf(images(1), 50_000_000);
        assertRefused(gzip(longer), labels(1), "images", "byte 22 of the unpacked content", "goes on");
    }

    @Test
    void packedFileThatIsCutOffIsRefused() throws IOException {
        byte[] packed = gzip(images(50));
        assertRefused(
                Arrays.copyOf(packed, packed.length / 2),
                labels(1),
                "images",
                "byte 16 of the unpacked content",
                "damaged or cut off");
    }

    @Test
    void imagesAndLabelsMustBeAsMany() {
        assertRefused(
                images(2),
                labels(1, 2, 3),
                "labels",
                "sample 2",
                "3 samples, but " + folder.resolve("images") + " has 2");
    }

    @Test
    void labelsBeyondTheClassesAreRefused() {
        assertRefused(images(2), labels(1, 10), "labels", "sample 1", "label is 10.0, not from 0 to 9");
    }

    @Test
    void shapeThatIsNotTheInputsIsRefusedNamingBoth() throws IOException {
        Files.write(folder.resolve("images"), images(1));
        Files.write(folder.resolve("labels"), labels(1));
        Description other = Models.of(List.of(Models.real("image", 6)), List.of(Models.LABEL));

        assertThatThrownBy(() -> Sources.open(folder, REQUEST, other))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("a sample has shape [2, 3], but image is declared as [6]");
    }
}
