package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Description.Output;
import dev.dlc.runtime.Description.Preparation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class InferenceTest {
    private static LinearNetwork classifier() {
        LinearNetwork network = LinearNetwork.classifier(2, 3, LinearNetwork.settings(List.of(), null));
        System.arraycopy(new float[] {1, 0, 0, 1, 0, 0, 0, 0, 0.5f}, 0, network.weights(), 0, 9);
        return network;
    }

    private static float[] predict(Network network, float... numbers) {
        try (Inference run = network.infer()) {
            run.input(0, numbers);
            run.forward();
            return run.probabilities(0);
        }
    }

    @Test
    void logitsBecomeProbabilitiesOfTheClasses() {
        // logits 2, 1, 0.5: e^2 = 7.389056, e = 2.718282, e^0.5 = 1.648721, sum 11.756059
        float[] probabilities = predict(classifier(), 2, 1);

        assertThat(probabilities[0]).isCloseTo(0.628532f, within(1e-6f));
        assertThat(probabilities[1]).isCloseTo(0.231224f, within(1e-6f));
        assertThat(probabilities[2]).isCloseTo(0.140244f, within(1e-6f));
    }

    @Test
    void largeLogitsDoNotOverflow() {
        assertThat(predict(classifier(), 1000, -1000)).containsExactly(1, 0, 0);
    }

    @Test
    void binaryLogitBecomesTheProbabilityOfOne() {
        LinearNetwork network = new LinearNetwork(LinearNetwork.description(
                List.of(),
                new Feature("spam", Kind.BINARY, List.of(), 0, List.of()),
                new Output(0, Head.BINARY_LOGIT, List.of(1)),
                LinearNetwork.NONE,
                LinearNetwork.settings(List.of(), null)));
        network.weights()[0] = 2;

        try (Inference run = network.infer()) {
            run.input(0, 0.5f);
            run.forward();

            // 1 / (1 + e^-1)
            assertThat(run.probability(0)).isCloseTo(0.7310586f, within(1e-6f));
            assertThat(run.probabilities(0)).containsExactly(run.probability(0));
            assertThat(run.value(0)).isEqualTo(1f);
        }
    }

    @Test
    void inputsArePreparedAsInTraining() {
        LinearNetwork network = LinearNetwork.regression(
                2,
                new Preparation(0.1f, List.of(1f, 2f), List.of(2f, 4f), false),
                LinearNetwork.settings(List.of(), null));
        System.arraycopy(new float[] {1, 10, 0}, 0, network.weights(), 0, 3);

        // (30 * 0.1 - 1) / 2 = 1, (60 * 0.1 - 2) / 4 = 1
        assertThat(predict(network, 30, 60)[0]).isCloseTo(11f, within(1e-5f));
    }

    @Test
    void predictingBeforeTheDataWasMeasuredIsRefused() {
        LinearNetwork network = LinearNetwork.regression(
                2, new Preparation(1, List.of(), List.of(), true), LinearNetwork.settings(List.of(), null));

        assertThatThrownBy(() -> predict(network, 1, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("train it or load weights");
    }

    @Test
    void wrongNumberOfInputsIsRefusedByName() {
        assertThatThrownBy(() -> predict(classifier(), 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Linear: input x has 2 numbers, not 3");
    }

    @Test
    void tokensOutOfRangeAreRefused() {
        Feature tokens = new Feature("tokens", Kind.INDEX, List.of(2), 5, List.of());
        Description linear = classifier().description();
        Network network = new LinearNetwork(new Description(
                "Words",
                List.of(tokens),
                linear.targets(),
                linear.outputs(),
                linear.weights(),
                linear.trainable(),
                linear.size(),
                linear.slots(),
                linear.preparation(),
                linear.settings(),
                List.of(),
                linear.digest()));

        try (Inference run = network.infer()) {
            run.input(0, new int[] {0, 4});
            assertThatThrownBy(() -> run.input(0, new int[] {0, 5}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Words: input tokens takes whole numbers from 0 to 4, not 5.0");
        }
    }

    @Test
    void largestIsTheFirstOfTheLargest() {
        assertThat(Inference.largest(new float[] {-3, -1, -1, -2})).isEqualTo(1);
    }

    @Test
    void whatWasClosedIsUsedAgain() {
        Network network = classifier();
        Inference first = network.infer();
        Inference second = network.infer();
        assertThat(second).isNotSameAs(first);
        first.close();

        assertThat(network.infer()).isSameAs(first);
    }

    @Test
    void thoseThatAreNeverClosedTakeNoRoomFromOthers() {
        Network network = classifier();
        for (int i = 0; i < 1000; i++) {
            Inference closed = network.infer();
            closed.close();
            assertThat(network.infer()).isSameAs(closed);
        }
    }

    @Test
    void whatIsClosedTwiceIsLentOnce() {
        Network network = classifier();
        Inference first = network.infer();
        first.close();
        first.close();

        assertThat(network.infer()).isSameAs(first);
        assertThat(network.infer()).isNotSameAs(first);
    }

    /** The slot of the first is taken while it is lent; it gets another, and nobody gets what another has. */
    @Test
    void noneIsLentToTwo() {
        Network network = classifier();
        Inference first = network.infer();
        first.close();
        assertThat(network.infer()).isSameAs(first);
        Inference second = network.infer();
        second.close();
        first.close();

        Set<Inference> lent = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            assertThat(lent.add(network.infer())).isTrue();
        }
        assertThat(lent).contains(first, second);
    }

    @Test
    void manyThreadsPredictAtOnceWithTheAnswersOfOne() throws InterruptedException, ExecutionException {
        Network network = classifier();
        float[][] alone = new float[50][];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = predict(network, i * 0.1f, 1 - i * 0.05f);
        }
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> answers = new ArrayList<>();
            for (int t = 0; t < 8; t++) {
                answers.add(threads.submit(() -> {
                    boolean same = true;
                    for (int i = 0; i < 20_000; i++) {
                        int k = i % alone.length;
                        same &= java.util.Arrays.equals(alone[k], predict(network, k * 0.1f, 1 - k * 0.05f));
                    }
                    return same;
                }));
            }
            for (Future<Boolean> answer : answers) {
                assertThat(answer.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** Threads that hold several, more than there are slots, take each other's: that is where one could be lent twice. */
    @Test
    void noneIsLentToTwoThreadsAtOnce() throws InterruptedException, ExecutionException {
        Network network = classifier();
        Set<Inference> lent = ConcurrentHashMap.newKeySet();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Future<Integer>> twice = new ArrayList<>();
            for (int t = 0; t < 16; t++) {
                int own = 1 + t % 5;
                twice.add(threads.submit(() -> {
                    int found = 0;
                    for (int i = 0; i < 20_000; i++) {
                        List<Inference> held = new ArrayList<>();
                        for (int k = 0; k < own; k++) {
                            Inference inference = network.infer();
                            found += lent.add(inference) ? 0 : 1;
                            held.add(inference);
                        }
                        for (Inference inference : held) {
                            lent.remove(inference);
                            inference.close();
                        }
                    }
                    return found;
                }));
            }
            for (Future<Integer> found : twice) {
                assertThat(found.get()).isZero();
            }
        } finally {
            threads.shutdown();
        }
    }

    /** More than are computed together, and not a multiple of it. */
    @Test
    void manySamplesGiveTheBitsOfEachAlone() {
        LinearNetwork network = LinearNetwork.classifier(3, 4, LinearNetwork.settings(List.of(), null));
        network.initialize(6);
        network.prepare(new Preparation(0.5f, List.of(1f), List.of(3f), false));
        List<float[]> inputs = new ArrayList<>();
        List<float[]> expected = new ArrayList<>();
        for (int i = 0; i < 77; i++) {
            inputs.add(new float[] {i, 3 - i, i % 7});
            try (Inference run = network.infer()) {
                run.input(0, inputs.get(i));
                run.forward();
                expected.add(run.probabilities(0));
            }
        }

        assertThat(network.inferAll(inputs, (run, input) -> run.input(0, input), run -> run.probabilities(0)))
                .containsExactlyElementsOf(expected);
        assertThat(network.<float[], float[]>inferAll(List.of(), (run, input) -> {}, run -> null))
                .isEmpty();
    }

    @Test
    void thereIsNoRoomForMoreSamplesThanWereAskedFor() {
        LinearNetwork network = LinearNetwork.classifier(3, 4, LinearNetwork.settings(List.of(), null));
        try (Inference run = network.infer(5)) {
            assertThatThrownBy(() -> run.sample(5)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> run.forward(6)).hasMessageContaining("1 to 5 samples, not 6");
        }
    }
}
