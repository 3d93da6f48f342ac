package dev.dlc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.dlc.runtime.TrainingState;
import dev.dlc.runtime.file.SafetensorsReader;
import dev.dlc.runtime.file.TensorEntry;
import dev.dlc.runtime.file.WeightsException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;

/** The reader of safetensors files, of a file and of a stream, and the state of a training, which is one. */
class WeightsFuzzTest {
    private static final FuzzedFile FILE = new FuzzedFile("state.safetensors");
    /** More numbers than this are not read: whether they fit into memory is decided by whoever asks for them. */
    private static final int MOST = 1 << 20;

    @FuzzTest
    void weights(byte[] input) throws IOException {
        Path file = FILE.write(input);
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            readAll(reader);
        } catch (WeightsException e) {
            assertThat(e.problems()).isNotEmpty();
        }
        try (SafetensorsReader reader = new SafetensorsReader(new ByteArrayInputStream(input), "stream")) {
            readAll(reader);
        } catch (WeightsException e) {
            assertThat(e.problems()).isNotEmpty();
        }
        try {
            TrainingState state = TrainingState.load(file);
            assertThat(state.weights().length * 4L).isLessThanOrEqualTo(2L * input.length);
        } catch (WeightsException e) {
            assertThat(e.getMessage()).startsWith(file.toString()).doesNotEndWith("null");
        }
    }

    private static void readAll(SafetensorsReader reader) throws IOException {
        for (TensorEntry entry : reader.tensors().values()) {
            if (SafetensorsReader.isReadable(entry) && entry.elements() <= MOST) {
                reader.readFinite(entry, new float[(int) entry.elements()], 0);
            }
        }
        reader.checkEnd();
    }
}
