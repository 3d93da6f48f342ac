package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.Description.Settings;
import dev.dlc.runtime.file.SafetensorsReader;
import dev.dlc.runtime.file.SafetensorsWriter;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {
    @TempDir
    Path folder;

    /** The killed process: it ends in the middle of an epoch, after the state of the one before was saved. */
    private static final class Kill extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static LinearNetwork network(EarlyStopping stopping) {
        return network(stopping, (step, e, s, n, o) -> 0.05 / Math.sqrt(step));
    }

    private static LinearNetwork network(EarlyStopping stopping, Schedule schedule) {
        return LinearNetwork.regression(
                2,
                new Preparation(1, List.of(), List.of(), true),
                new Settings(9, 4, 7, 0.2, schedule, List.of(Metric.mae()), stopping, 1));
    }

    private static Dataset data() {
        float[][] inputs = new float[30][2];
        float[][] targets = new float[30][1];
        for (int i = 0; i < 30; i++) {
            inputs[i][0] = (float) Random.normal(1, i);
            inputs[i][1] = (float) Random.normal(2, i);
            targets[i][0] = inputs[i][0] - 3 * inputs[i][1] + (float) Random.normal(3, i);
        }
        return Dataset.of(inputs, targets);
    }

    private TrainingState killedAfter(int epoch, EarlyStopping stopping) throws IOException {
        return killed(epoch, network(stopping));
    }

    private TrainingState killed(int epoch, LinearNetwork killed) throws IOException {
        Path file = folder.resolve("state.safetensors");
        killed.initialize(7);
        TrainingListener kill = new TrainingListener() {
            @Override
            public void step(int epochAtHand, long step, double loss, double rate) {
                if (epochAtHand > epoch) {
                    throw new Kill();
                }
            }

            @Override
            public void epoch(Epoch report, TrainingState state) {
                try {
                    state.save(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
        assertThatThrownBy(() -> killed.fit(data(), killed.options().listener(kill)))
                .isInstanceOf(Kill.class);
        return TrainingState.load(file);
    }

    @Test
    void resumedTrainingGivesTheWeightsOfOneThatNeverStopped() throws IOException {
        LinearNetwork whole = network(null);
        whole.initialize(7);
        History expected = whole.fit(data());

        LinearNetwork resumed = network(null);
        History history = resumed.fit(data(), resumed.options().resume(killedAfter(4, null)));

        assertThat(resumed.weights()).containsExactly(whole.weights());
        assertThat(resumed.preparation()).isEqualTo(whole.preparation());
        assertThat(history.bestEpoch()).isEqualTo(expected.bestEpoch());
        assertThat(history.epochs()).hasSize(5);
        assertThat(history.epochs().get(0).number()).isEqualTo(5);
        assertThat(history.epochs().get(4).trainLoss())
                .isEqualTo(expected.epochs().get(8).trainLoss());
    }

    @Test
    void patienceGoesOnWhereItWas() throws IOException {
        // nothing is ever better than the first epoch by 1000, so both stop after the seventh
        EarlyStopping stopping = new EarlyStopping("validation.loss", false, 6, 1000);
        LinearNetwork whole = network(stopping);
        whole.initialize(7);
        whole.fit(data());

        LinearNetwork resumed = network(stopping);
        History history = resumed.fit(data(), resumed.options().resume(killedAfter(5, stopping)));

        assertThat(history.ending()).isEqualTo(History.Ending.EARLY_STOPPING);
        assertThat(history.epochs()).hasSize(2);
        assertThat(history.bestEpoch()).isEqualTo(1);
        assertThat(resumed.weights()).containsExactly(whole.weights());
    }

    @Test
    void aPlateauGoesOnFromWhatItHasHeard() throws IOException {
        // nothing is ever better than the first epoch by 1000, so that every second epoch is one too many
        Schedule schedule = Schedule.plateau(0.05, "train.mae", false, 0.5, 1, 1000, false, 0, 0, 0);
        LinearNetwork whole = network(null, schedule);
        whole.initialize(7);
        History expected = whole.fit(data());

        LinearNetwork resumed = network(null, schedule);
        TrainingState state = killed(4, network(null, schedule));
        History history = resumed.fit(data(), resumed.options().resume(state));

        assertThat(expected.epochs())
                .extracting(Epoch::rate)
                .containsExactly(0.05, 0.05, 0.05, 0.025, 0.025, 0.0125, 0.0125, 0.00625, 0.00625);
        assertThat(history.epochs()).extracting(Epoch::rate).containsExactly(0.025, 0.0125, 0.0125, 0.00625, 0.00625);
        assertThat(resumed.weights()).containsExactly(whole.weights());
        assertThat(state.outcomes()).hasSize(4).doesNotContain(Double.NaN);
    }

    @Test
    void otherOptionsOrDataThanThenAreRefused() throws IOException {
        TrainingState state = killedAfter(2, null);
        LinearNetwork network = network(null);

        assertRefused(network, network.options().resume(state).seed(8), data(), "another seed: 7, now 8");
        assertRefused(network, network.options().resume(state).batch(5), data(), "another batch: 4, now 5");
        assertRefused(network, network.options().resume(state).shuffle(false), data(), "another shuffling");
        Dataset other = Dataset.of(new float[10][2], new float[10][1]);
        assertRefused(network, network.options().resume(state), other, "another number of training samples: 24, now 8");
        LinearNetwork wider = LinearNetwork.regression(
                1, LinearNetwork.NONE, network.description().settings());
        Dataset narrow = Dataset.of(new float[30][1], new float[30][1]);
        assertRefused(wider, wider.options().resume(state), narrow, "another model");
    }

    private static void assertRefused(LinearNetwork network, Options options, Dataset data, String problem) {
        assertThatThrownBy(() -> network.fit(data, options))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining(problem);
    }

    @Test
    void otherFilesAreNoState() throws IOException {
        Path file = folder.resolve("other.safetensors");
        new SafetensorsWriter().tensor("weights", List.of(1), new float[1], 0).write(file);
        assertThatThrownBy(() -> TrainingState.load(file))
                .isInstanceOf(WeightsException.class)
                .hasMessageContaining("not the state of a training");

        new SafetensorsWriter().metadata("kind", "a mixtape").write(file);
        assertDamaged(file, place(file, "kind"), "has the kind 'a mixtape' in its metadata");

        new SafetensorsWriter().metadata("kind", "dlc training state 1").write(file);
        assertDamaged(file, 9, "it does not say its epoch, a whole number from 1 up");
    }

    private static void assertDamaged(Path file, long place, String problem) {
        assertThatThrownBy(() -> TrainingState.load(file))
                .isInstanceOfSatisfying(WeightsException.class, e -> {
                    assertThat(e.offset()).isEqualTo(place);
                    assertThat(e.help()).isEqualTo("train anew, without this state");
                })
                .hasMessageContaining(problem);
    }

    /** Where the file has this name in quotes. */
    private static long place(Path file, String name) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).indexOf('"' + name + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "step, -1, not a whole number from 1 up",
        "seed, 9223372036854775808, not a whole number",
        "best_value, much, not a number",
        "outcomes, 1 2 3, it has 3 outcomes of 2 epochs",
        "outcomes, 1 x, not a number",
        "waited, 3, not a whole number from 0 to 2",
        "slots, 9, not a whole number from 0 to "
    })
    void whatAStateSaysWronglyIsToldWithItsPlace(String entry, String text, String problem) throws IOException {
        killedAfter(2, null);
        Path file = folder.resolve("state.safetensors");
        try (SafetensorsReader reader = new SafetensorsReader(file)) {
            SafetensorsWriter writer = new SafetensorsWriter();
            reader.metadata().forEach(writer::metadata);
            writer.metadata(entry, text)
                    .tensor("weights", List.of(3), new float[3], 0)
                    .write(file);
        }
        assertDamaged(file, place(file, entry), problem);
    }

    @Test
    void tensorsOfAStateThatAreMissingOrNotFloatingAreTold() throws IOException {
        killedAfter(2, null);
        Path file = folder.resolve("state.safetensors");
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        Files.writeString(file, content.replace("\"weights\":", "\"wayghts\":"), StandardCharsets.ISO_8859_1);
        assertDamaged(file, 8, "names no tensor 'weights'");
        Files.writeString(
                file,
                content.replace("\"weights\":{\"dtype\":\"F32", "\"weights\":{\"dtype\":\"U32"),
                StandardCharsets.ISO_8859_1);
        assertDamaged(file, place(file, "weights"), "holds U32, where floating numbers must be");
    }

    @Test
    void whatDoesNotFitIsToldWithItsPlaceInTheState() throws IOException {
        TrainingState state = killedAfter(2, null);
        Path file = folder.resolve("state.safetensors");
        long seed = place(file, "seed");
        LinearNetwork network = network(null);
        assertThatThrownBy(() ->
                        network.fit(data(), network.options().resume(state).seed(8)))
                .isInstanceOfSatisfying(TrainingException.class, e -> {
                    assertThat(e.file()).isEqualTo(file);
                    assertThat(e.offset()).isEqualTo(seed);
                })
                .hasMessage(file + ": at byte " + seed + ": the training to resume had another seed: 7, now 8");
    }
}
