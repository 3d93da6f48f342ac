package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.Description.Settings;
import dev.dlc.runtime.History.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

class TrainerTest {
    /** Five samples, so that the last batch of 2 has one. */
    private static final Dataset FIVE =
            Dataset.of(new float[][] {{1, 2}, {0, -1}, {3, 0.5f}, {-2, 1}, {0.5f, 0.5f}}, new int[] {0, 1, 2, 1, 0});

    private static final float[] START = {0.1f, -0.2f, 0.3f, 0, -0.1f, 0.2f, 0, 0, 0};

    private static LinearNetwork classifier(EarlyStopping stopping) {
        LinearNetwork network =
                LinearNetwork.classifier(2, 3, LinearNetwork.settings(List.of(Metric.accuracy()), stopping));
        System.arraycopy(START, 0, network.weights(), 0, START.length);
        return network;
    }

    /** Weights with a rate that never falls, one step an epoch. */
    private static LinearNetwork regression(double rate, EarlyStopping stopping, int smallestBatch) {
        return LinearNetwork.regression(
                1,
                LinearNetwork.NONE,
                new Settings(20, 8, 1, 0, Schedule.constant(rate), List.of(Metric.mae()), stopping, smallestBatch));
    }

    private static Dataset line(int samples) {
        float[][] inputs = new float[samples][1];
        float[][] targets = new float[samples][1];
        for (int i = 0; i < samples; i++) {
            inputs[i][0] = (i - samples / 2) * 0.25f;
            targets[i][0] = 2 * inputs[i][0] + 1;
        }
        return Dataset.of(inputs, targets);
    }

    @Test
    void weightsLossesAndMetricsAreThoseOfTheReference() {
        // reference: the same training in NumPy, double precision
        LinearNetwork network = classifier(null);

        History history =
                network.fit(FIVE, network.options().shuffle(false).threads(1).validation(FIVE));

        double[] expected = {
            0.21623087,
            0.12308778,
            -0.10959293,
            -0.19903797,
            0.19336205,
            0.07595019,
            0.09420487,
            0.03697367,
            -0.13117854
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) network.weights()[i]).isCloseTo(expected[i], within(1e-6));
        }
        assertThat(history.ending()).isEqualTo(Ending.EPOCHS);
        assertThat(history.bestEpoch()).isEqualTo(3);
        double[] train = {1.4320670891, 1.1205795274, 0.9615833995};
        double[] validation = {1.1561168766, 0.9861615917, 0.8783336551};
        double[] accuracy = {0.4, 0.8, 0.8};
        for (int i = 0; i < 3; i++) {
            Epoch epoch = history.epochs().get(i);
            assertThat(epoch.number()).isEqualTo(i + 1);
            assertThat(epoch.trainLoss()).isCloseTo(train[i], within(1e-6));
            assertThat(epoch.validationLoss()).isCloseTo(validation[i], within(1e-6));
            assertThat(epoch.metrics()).containsEntry("accuracy", accuracy[i]);
        }
        Evaluation evaluation = network.evaluate(FIVE, 2, 2);
        assertThat(evaluation.loss()).isCloseTo(validation[2], within(1e-6));
        assertThat(evaluation.metrics()).containsEntry("accuracy", 0.8);
    }

    @Test
    void listenerHearsEachStepAndEpoch() {
        LinearNetwork network = classifier(null);
        List<String> heard = new ArrayList<>();

        network.fit(FIVE, network.options().epochs(2).listener(new TrainingListener() {
            @Override
            public void start(int firstEpoch, int epochs, int stepsPerEpoch) {
                heard.add("start " + firstEpoch + " " + epochs + " " + stepsPerEpoch);
            }

            @Override
            public void step(int epoch, long step, double loss, double rate) {
                heard.add("step " + epoch + " " + step + " " + (rate == 0.1 / step) + " " + (loss > 0));
            }

            @Override
            public void epoch(Epoch epoch, TrainingState state) {
                heard.add("epoch " + epoch.number() + " " + state.step());
            }

            @Override
            public void end(History history) {
                heard.add("end " + history.ending().text());
            }
        }));

        assertThat(heard)
                .containsExactly(
                        "start 1 2 3",
                        "step 1 1 true true",
                        "step 1 2 true true",
                        "step 1 3 true true",
                        "epoch 1 3",
                        "step 2 4 true true",
                        "step 2 5 true true",
                        "step 2 6 true true",
                        "epoch 2 6",
                        "end epochs");
    }

    @Test
    void threadsDoNotChangeTheWeights() {
        LinearNetwork one = classifier(null);
        LinearNetwork three = classifier(null);

        one.fit(FIVE, one.options().threads(1));
        three.fit(FIVE, three.options().threads(3));

        assertThat(three.weights()).containsExactly(one.weights());
        assertThat(one.weights()).isNotEqualTo(START);
    }

    @Test
    void seedOrdersTheSamples() {
        LinearNetwork one = classifier(null);
        LinearNetwork two = classifier(null);

        one.fit(FIVE, one.options().seed(1));
        two.fit(FIVE, two.options().seed(2));

        assertThat(two.weights()).isNotEqualTo(one.weights());
    }

    @Test
    void automaticPreparationIsMeasuredOnTheTrainingPartAndKept() {
        LinearNetwork network = LinearNetwork.regression(
                1, new Preparation(0.5f, List.of(), List.of(), true), LinearNetwork.settings(List.of(), null));
        Dataset training = Dataset.of(new float[][] {{2}, {6}}, new float[][] {{0}, {1}});
        Dataset validation = Dataset.of(new float[][] {{1000}}, new float[][] {{0}});

        network.fit(training, network.options().validation(validation));

        assertThat(network.preparation()).isEqualTo(new Preparation(0.5f, List.of(2f), List.of(1f), true));
    }

    @Test
    void bestWeightsByValidationLossAreRestored() {
        // with this rate and momentum the weight overshoots: the loss falls, then rises
        LinearNetwork network = regression(0.1, null, 1);
        Dataset data = line(8);
        List<float[]> weights = new ArrayList<>();

        History history = network.fit(data, network.options().validation(data).listener(new TrainingListener() {
            @Override
            public void epoch(Epoch epoch, TrainingState state) {
                weights.add(network.weights().clone());
            }
        }));

        int lowest = 0;
        for (int i = 1; i < 20; i++) {
            if (history.epochs().get(i).validationLoss()
                    < history.epochs().get(lowest).validationLoss()) {
                lowest = i;
            }
        }
        assertThat(lowest).isBetween(1, 18);
        assertThat(history.bestEpoch()).isEqualTo(lowest + 1);
        assertThat(network.weights()).containsExactly(weights.get(lowest));
    }

    @Test
    void withoutValidationTheLastWeightsStay() {
        LinearNetwork network = regression(0.1, null, 1);
        List<float[]> weights = new ArrayList<>();

        History history = network.fit(line(8), network.options().listener(new TrainingListener() {
            @Override
            public void epoch(Epoch epoch, TrainingState state) {
                weights.add(network.weights().clone());
            }
        }));

        assertThat(history.bestEpoch()).isEqualTo(20);
        assertThat(network.weights()).containsExactly(weights.get(19));
    }

    @Test
    void earlyStoppingEndsAfterPatienceEpochsWithoutBetter() {
        // rate 0: the loss is the same in every epoch, so the first is the best and 3 more are waited for
        LinearNetwork network = regression(0, new EarlyStopping("validation.loss", false, 3, 0), 1);

        History history = network.fit(line(8), network.options().validation(line(8)));

        assertThat(history.ending()).isEqualTo(Ending.EARLY_STOPPING);
        assertThat(history.epochs()).hasSize(4);
        assertThat(history.bestEpoch()).isEqualTo(1);
    }

    @Test
    void gainsBelowTheLeastDoNotCountAsBetter() {
        EarlyStopping stopping = new EarlyStopping("train.loss", false, 2, 1000);
        LinearNetwork network = regression(0.01, stopping, 1);

        History history = network.fit(line(8));

        assertThat(history.epochs()).hasSize(3);
        assertThat(history.bestEpoch()).isEqualTo(1);
        assertThat(history.epochs().get(2).trainLoss())
                .isLessThan(history.epochs().get(0).trainLoss());
    }

    @Test
    void scoresAreBetterWhenHigher() {
        LinearNetwork network = classifier(new EarlyStopping("validation.accuracy", true, 1, 0));

        // accuracies of the reference: 0.4, 0.8, 0.8
        History history =
                network.fit(FIVE, network.options().epochs(10).shuffle(false).validation(FIVE));

        assertThat(history.bestEpoch()).isEqualTo(2);
        assertThat(history.epochs()).hasSize(3);
        assertThat(network.evaluate(FIVE).metrics()).containsEntry("accuracy", 0.8);
    }

    @Test
    void metricsOfTheTrainingDataCanBeMonitored() {
        LinearNetwork network = classifier(new EarlyStopping("train.accuracy", true, 1, 0));

        History history = network.fit(FIVE, network.options().epochs(10).shuffle(false));

        assertThat(history.bestEpoch()).isEqualTo(2);
    }

    @Test
    void monitoringWhatIsNotReportedIsRefused() {
        LinearNetwork without = classifier(new EarlyStopping("validation.loss", false, 1, 0));
        assertThatThrownBy(() -> without.fit(FIVE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no validation data");
        LinearNetwork unknown = classifier(new EarlyStopping("train.f1", true, 1, 0));
        assertThatThrownBy(() -> unknown.fit(FIVE))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("train.f1, which is not reported");
    }

    @Test
    void settingsHoldValidationDataBack() {
        LinearNetwork network = LinearNetwork.regression(
                1, LinearNetwork.NONE, new Settings(2, 4, 1, 0.25, Schedule.constant(0.01), List.of(), null, 1));
        List<Integer> samples = new ArrayList<>();

        History history = network.fit(line(16), network.options().listener(new TrainingListener() {
            @Override
            public void epoch(Epoch epoch, TrainingState state) {
                samples.add(state.samples());
            }
        }));

        assertThat(samples).containsExactly(12, 12);
        assertThat(history.epochs().get(1).validationLoss()).isFinite();
    }

    @Test
    void infiniteLossEndsTrainingWithEpochStepAndWeights() {
        LinearNetwork network = regression(1e30, null, 1);

        assertThatThrownBy(() -> network.fit(line(8), network.options().batch(4)))
                .isInstanceOf(TrainingException.class)
                .hasMessageMatching("the loss became (NaN|Infinity) in epoch \\d at step \\d; "
                        + "the first weights that are not finite: head.dense.weight");
    }

    @Test
    void infiniteLossOfFiniteWeightsNamesTheLargest() {
        LinearNetwork network = regression(1, null, 1);
        network.weights()[0] = 0.5f;
        network.weights()[1] = -1e20f;

        assertThat(TrainingChecks.diverged(network, "loss", Double.POSITIVE_INFINITY, 2, 14, null))
                .hasMessage(
                        "the loss became Infinity in epoch 2 at step 14; the largest weights, up to 1.0E20: head.dense.bias");
    }

    @Test
    void bestWeightsAreRestoredAlsoWhenTrainingFails() {
        double[] rates = {0, 0.01, 1e38, 1e38, 1e38, 1e38, 1e38};
        LinearNetwork network = LinearNetwork.regression(
                1,
                LinearNetwork.NONE,
                new Settings(7, 8, 1, 0, (step, e, s, n, o) -> rates[(int) step], List.of(), null, 1));

        assertThatThrownBy(() -> network.fit(line(8), network.options().validation(line(8))))
                .isInstanceOf(TrainingException.class);

        assertThat(network.weights()[0]).isFinite().isNotZero();
    }

    @Test
    void stoppingEndsAfterTheStepAtHand() {
        assertInterrupted((trainer, step) -> trainer.stop());
    }

    @Test
    void interruptOfTheThreadEndsTraining() {
        assertInterrupted((trainer, step) -> Thread.currentThread().interrupt());
        assertThat(Thread.interrupted()).isTrue();
    }

    private interface Interruption {
        void act(Trainer trainer, long step);
    }

    private static void assertInterrupted(Interruption interruption) {
        LinearNetwork network = classifier(null);
        Trainer[] trainer = new Trainer[1];
        List<Long> steps = new ArrayList<>();
        List<float[]> weights = new ArrayList<>();
        LongConsumer act = step -> interruption.act(trainer[0], step);
        trainer[0] = new Trainer(network, network.options().validation(FIVE).listener(new TrainingListener() {
            @Override
            public void step(int epoch, long step, double loss, double rate) {
                steps.add(step);
                if (step == 4) {
                    act.accept(step);
                }
            }

            @Override
            public void epoch(Epoch epoch, TrainingState state) {
                weights.add(network.weights().clone());
            }
        }));

        History history = trainer[0].train(FIVE);

        assertThat(history.ending()).isEqualTo(Ending.INTERRUPTED);
        assertThat(history.epochs()).hasSize(1);
        assertThat(steps).containsExactly(1L, 2L, 3L, 4L);
        assertThat(network.weights()).containsExactly(weights.get(0));
    }

    @Test
    void lastBatchTooSmallForBatchNormIsRefusedWithOneThatFits() {
        LinearNetwork network = regression(0.1, null, 2);

        // 17 = 2 * 8 + 1; 7 leaves 3
        assertThatThrownBy(() -> network.fit(line(17)))
                .isInstanceOfSatisfying(
                        TrainingException.class, e -> assertThat(e.help()).isEqualTo("batch 7 fits"))
                .hasMessageContaining("17 training samples in batches of 8 leave a last batch of 1");
        assertThat(network.weights()).containsOnly(0f);
        network.fit(line(18));
        assertThatThrownBy(() -> network.fit(line(1)))
                .isInstanceOfSatisfying(
                        TrainingException.class, e -> assertThat(e.help()).isEqualTo("give at least 2 samples"));
    }

    @Test
    void samplesThatDoNotFitTheModelAreRefused() {
        LinearNetwork network = classifier(null);

        assertThatThrownBy(() -> network.fit(Dataset.of(new float[][] {{1, 2}, {1, 2}}, new int[] {0, 3})))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("target label of sample 1 holds 3.0");
        assertThatThrownBy(() -> network.fit(Dataset.of(new float[][] {{1, 2, 3}}, new int[] {0})))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("input x of sample 0");
        assertThatThrownBy(() -> network.fit(Dataset.of(new float[][] {{1}}, new int[] {0})))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("input x of sample 0");
        assertThatThrownBy(() -> network.fit(Dataset.of(new float[0][0], new int[0])))
                .isInstanceOf(TrainingException.class)
                .hasMessageContaining("no samples");
    }
}
