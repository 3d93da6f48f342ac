package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.file.SafetensorsReader;
import dev.dlc.runtime.file.SafetensorsWriter;
import dev.dlc.runtime.file.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkFileTest {
    private static final Preparation AUTOMATIC = new Preparation(0.1f, List.of(), List.of(), true);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("w.safetensors");
    }

    private static LinearNetwork classifier() {
        return LinearNetwork.classifier(4, 3, LinearNetwork.settings(List.of(), null));
    }

    private static LinearNetwork automatic() {
        return LinearNetwork.regression(2, AUTOMATIC, LinearNetwork.settings(List.of(), null));
    }

    @Test
    void savedWeightsComeBack() throws IOException {
        LinearNetwork saved = classifier();
        saved.initialize(3);

        saved.save(file);
        LinearNetwork loaded = classifier();
        loaded.restore(file);

        assertThat(loaded.weights()).containsExactly(saved.weights());
    }

    @Test
    void fileNamesTensorsModelAndPreparation() throws IOException {
        LinearNetwork network = automatic();
        network.prepare(new Preparation(0.1f, List.of(1.5f, -2f), List.of(1f, 0.3f), true));

        network.save(file);

        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            assertThat(reader.tensors().keySet()).containsExactly("head.dense.weight", "head.dense.bias");
            assertThat(reader.tensors().get("head.dense.weight").shape()).containsExactly(1L, 2L);
            assertThat(reader.metadata())
                    .containsEntry("model", "Linear")
                    .containsEntry("digest", "digest-1-2")
                    .containsEntry("scale", "0.1")
                    .containsEntry("mean", "1.5 -2.0")
                    .containsEntry("deviation", "1.0 0.3");
        }
    }

    @Test
    void measuredPreparationComesBackWithTheWeights() throws IOException {
        Preparation measured = new Preparation(0.1f, List.of(1f / 3, -2f), List.of(1f, 0.7f), true);
        LinearNetwork saved = automatic();
        saved.prepare(measured);
        saved.save(file);

        LinearNetwork loaded = automatic();
        assertThat(loaded.preparation()).isNull();
        loaded.restore(file);

        assertThat(loaded.preparation()).isEqualTo(measured);
    }

    /** Where the file has this name in quotes. */
    private int place(String name) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).indexOf('"' + name + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void everyMisfitIsListed() throws IOException {
        new SafetensorsWriter()
                .tensor("head.dense.weight", List.of(4, 3), new float[12], 0)
                .tensor("tail.weight", List.of(1), new float[1], 0)
                .write(file);
        LinearNetwork network = classifier();
        network.initialize(1);
        float[] before = network.weights().clone();

        assertThatThrownBy(() -> network.restore(file))
                .isInstanceOfSatisfying(
                        WeightsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "head.dense.weight: wanted [3, 4], found [4, 3] at byte "
                                                + place("head.dense.weight"),
                                        "head.dense.bias: wanted [3], missing",
                                        "tail.weight: unknown, found [1] at byte " + place("tail.weight")))
                .hasMessageContaining(
                        "w.safetensors: these weights do not fit Linear (the header that names them: bytes 8 to ");
        assertThat(network.weights()).containsExactly(before);
    }

    @Test
    void batchCountersOfPyTorchAreIgnored() throws IOException {
        new SafetensorsWriter()
                .tensor("head.dense.weight", List.of(3, 4), new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}, 0)
                .tensor("body.batch_norm.num_batches_tracked", List.of(), new float[1], 0)
                .tensor("head.dense.bias", List.of(3), new float[] {13, 14, 15}, 0)
                .write(file);
        LinearNetwork network = classifier();

        network.initialize(file);

        assertThat(network.weights()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    }

    @Test
    void weightsOfAnotherModelInitializeButDoNotLoad() throws IOException {
        new SafetensorsWriter()
                .metadata("model", "Other")
                .metadata("digest", "abc")
                .tensor("head.dense.weight", List.of(3, 4), new float[12], 0)
                .tensor("head.dense.bias", List.of(3), new float[] {1, 1, 1}, 0)
                .write(file);
        LinearNetwork network = classifier();

        assertThatThrownBy(() -> network.restore(file))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("wanted Linear digest-3-4, found Other abc");
        assertThat(network.weights()).containsOnly(0f);
        network.initialize(file);
        assertThat(network.weights()[14]).isEqualTo(1f);
    }

    @Test
    void theFirstMisfitIsThePlaceOfAll() throws IOException {
        new SafetensorsWriter()
                .tensor("head.dense.weight", List.of(3, 4), new float[12], 0)
                .tensor("tail.weight", List.of(1), new float[1], 0)
                .write(file);
        assertThatThrownBy(() -> classifier().initialize(file)).isInstanceOfSatisfying(WeightsException.class, e -> {
            assertThat(e.offset()).isEqualTo(place("tail.weight"));
            assertThat(e.help()).startsWith("'dlc explain model.dl' lists the names");
        });
        new SafetensorsWriter().write(file);
        assertThatThrownBy(() -> classifier().initialize(file))
                .isInstanceOfSatisfying(
                        WeightsException.class, e -> assertThat(e.offset()).isEqualTo(8));
    }

    @ParameterizedTest
    @CsvSource({
        "scale, 1 2, one finite number",
        "mean, x, finite numbers",
        "deviation, 0, numbers above 0",
        "deviation, 1 2 3, 3 numbers for std"
    })
    void aPreparationThatCannotBeIsToldWithItsPlace(String entry, String text, String problem) throws IOException {
        new SafetensorsWriter()
                .metadata("scale", "1")
                .metadata(entry, text)
                .tensor("head.dense.weight", List.of(1, 2), new float[2], 0)
                .tensor("head.dense.bias", List.of(1), new float[1], 0)
                .write(file);
        assertThatThrownBy(() -> automatic().restore(file))
                .isInstanceOfSatisfying(
                        WeightsException.class, e -> assertThat(e.offset()).isEqualTo(place(entry)))
                .hasMessageContaining(problem);
    }

    @Test
    void preparationThatFitsNoInputIsRefused() throws IOException {
        LinearNetwork network = automatic();
        new SafetensorsWriter()
                .metadata("scale", "1")
                .metadata("mean", "1 2 3")
                .tensor("head.dense.weight", List.of(1, 2), new float[2], 0)
                .tensor("head.dense.bias", List.of(1), new float[1], 0)
                .write(file);

        assertThatThrownBy(() -> network.restore(file))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining(
                        "w.safetensors: at byte " + place("mean") + ": its preparation of the data cannot be used: ")
                .hasMessageContaining("3 numbers for mean");
    }

    /** Longer than what is read at once, its tensors in another order than the network's. */
    private byte[] bytesOutOfOrder(LinearNetwork network) throws IOException {
        new SafetensorsWriter()
                .tensor("body.batch_norm.num_batches_tracked", List.of(), new float[1], 0)
                .tensor("head.dense.bias", List.of(3), network.weights(), 90_000)
                .tensor("head.dense.weight", List.of(3, 30_000), network.weights(), 0)
                .write(file);
        return Files.readAllBytes(file);
    }

    private static LinearNetwork large() {
        return LinearNetwork.classifier(30_000, 3, LinearNetwork.settings(List.of(), null));
    }

    @Test
    void weightsComeBackFromAStreamThatStaysOpen() throws IOException {
        LinearNetwork saved = large();
        saved.initialize(4);
        boolean[] closed = new boolean[1];
        InputStream stream = new ByteArrayInputStream(bytesOutOfOrder(saved)) {
            @Override
            public void close() {
                closed[0] = true;
            }
        };

        LinearNetwork loaded = large();
        loaded.restore(stream);

        assertThat(loaded.weights()).containsExactly(saved.weights());
        assertThat(closed[0]).isFalse();
        assertThat(stream.read()).isNegative();
    }

    @Test
    void aStreamThatEndsTooEarlyOrGoesOnIsRefused() throws IOException {
        LinearNetwork network = large();
        byte[] bytes = bytesOutOfOrder(network);
        // in the header's length, in the header, behind it, before the last number's end, one byte more
        for (int length : new int[] {0, 7, 20, 400, bytes.length - 1, bytes.length + 1}) {
            assertThatThrownBy(() -> network.restore(new ByteArrayInputStream(Arrays.copyOf(bytes, length))))
                    .as("%d bytes", length)
                    .isInstanceOf(WeightsException.class)
                    .hasMessageStartingWith("stream: at byte");
        }
        assertThat(network.weights()).containsOnly(0f);
    }

    /** What claims a header of 90 MB is read as far as it goes, not allocated. */
    @Test
    void aStreamCannotClaimMemoryByItsHeader() {
        byte[] claim = ByteBuffer.allocate(100)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(90_000_000)
                .array();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        LinearNetwork network = classifier();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertThatThrownBy(() -> network.restore(new ByteArrayInputStream(claim)))
                .isInstanceOf(WeightsException.class);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(10_000_000);
    }

    @Test
    void anotherModelIsNamedBesideWhatDoesNotFit() throws IOException {
        LinearNetwork other = LinearNetwork.classifier(4, 2, LinearNetwork.settings(List.of(), null));
        other.save(file);

        assertThatThrownBy(() -> classifier().restore(file))
                .isInstanceOfSatisfying(
                        WeightsException.class,
                        e -> assertThat(e.problems())
                                .containsExactly(
                                        "model: wanted Linear digest-3-4, found Linear digest-2-4 at byte "
                                                + place("digest"),
                                        "head.dense.weight: wanted [3, 4], found [2, 4] at byte "
                                                + place("head.dense.weight"),
                                        "head.dense.bias: wanted [3], found [2] at byte " + place("head.dense.bias")));
    }
}
