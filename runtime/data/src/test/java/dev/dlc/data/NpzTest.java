package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.data.SourceRequest.Columns;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archives were written by numpy: {@code recorded/record.py}. */
class NpzTest {
    private static final Description MODEL = Models.of(List.of(Models.IMAGE), List.of(Models.LABEL));

    @TempDir
    Path folder;

    private static Dataset open(Path folder, String file, Columns... columns) throws IOException {
        return Sources.open(folder, new SourceRequest("npz", List.of(file), List.of(columns)), MODEL);
    }

    private static Path recorded() throws URISyntaxException {
        return Path.of(NpzTest.class.getResource("/recorded").toURI());
    }

    private static void assertRecorded(Dataset dataset) {
        float[] image = new float[6];
        float[] label = new float[1];
        dataset.input(0, 1, image, 0);
        dataset.target(0, 3, label, 0);
        assertThat(dataset.size()).isEqualTo(4);
        assertThat(image).containsExactly(6, 7, 8, 9, 10, 11);
        assertThat(label).containsExactly(9);
    }

    @Test
    void arraysAreFoundByTheNamesOfInputsAndTargets() throws IOException, URISyntaxException {
        assertRecorded(open(recorded(), "plain.npz"));
    }

    @Test
    void arraysOfOtherNamesAreNamed() throws IOException, URISyntaxException {
        assertRecorded(open(
                recorded(),
                "packed.npz",
                new Columns("image", List.of("x_train"), false),
                new Columns("label", List.of("y_train"), false)));
    }

    @Test
    void anArrayThatIsMissingIsToldWithThoseThatAreThere() {
        assertThatThrownBy(() -> open(recorded(), "packed.npz")).isInstanceOfSatisfying(DataException.class, e -> {
            assertThat(e.problem()).isEqualTo("holds no array image");
            assertThat(e.help()).contains("it holds: x_train, y_train", "npz(\"…\", image = \"…\")");
        });
    }

    @Test
    void damagedArchivesAreRefused() throws IOException, URISyntaxException {
        byte[] whole = Files.readAllBytes(recorded().resolve("packed.npz"));
        Files.write(folder.resolve("short.npz"), Arrays.copyOf(whole, whole.length - 40));
        Files.writeString(folder.resolve("text.npz"), "hello");
        assertThatThrownBy(() -> open(folder, "short.npz"))
                .hasMessageContaining("short.npz: at byte " + (whole.length - 40) + ": a zip archive that is damaged");
        assertThatThrownBy(() -> open(folder, "text.npz")).hasMessageContaining("text.npz: at byte 0: not an npz file");
    }

    @Test
    void numbersThatAreNotThoseOfTheSumAreRefused() throws IOException, URISyntaxException {
        // stored as they are: another number is as good to read
        byte[] whole = Files.readAllBytes(recorded().resolve("plain.npz"));
        int last = 0;
        for (int i = 0; i + 3 < whole.length && last == 0; i++) {
            last = whole[i] == 20 && whole[i + 1] == 21 && whole[i + 2] == 22 && whole[i + 3] == 23 ? i + 3 : 0;
        }
        whole[last]++;
        Files.write(folder.resolve("changed.npz"), whole);
        assertThatThrownBy(() -> open(folder, "changed.npz")).hasMessageContaining("its sum is another");
    }

    @Test
    void anArrayThatPromisesMoreThanItsPackedBytesHoldIsRefusedBeforeMemoryIsTaken() throws IOException {
        write("bomb.npz", "{'descr': '|u1', 'fortran_order': False, 'shape': (2000000000, 1), }\n", new byte[100]);
        assertThatThrownBy(() -> open(folder, "bomb.npz"))
                .hasMessageContaining("of the unpacked image: the header promises 2000000000 bytes, but only");
    }

    @Test
    void anArrayThatEndsEarlyOrGoesOnIsRefused() throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (20, 6), }\n";
        write("early.npz", header, new byte[100]);
        assertThatThrownBy(() -> open(folder, "early.npz"))
                .hasMessageContaining("the file ends, but 20 more bytes were promised");
        write("late.npz", header, new byte[121]);
        assertThatThrownBy(() -> open(folder, "late.npz")).hasMessageContaining("goes on after its last number");
    }

    private void write(String file, String header, byte[] data) throws IOException {
        try (OutputStream out = Files.newOutputStream(folder.resolve(file));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("image.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            zip.write(header.getBytes(StandardCharsets.US_ASCII));
            zip.write(data);
        }
    }
}
