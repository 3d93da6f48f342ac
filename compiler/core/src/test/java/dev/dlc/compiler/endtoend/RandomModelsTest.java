package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.compiler.emit.Precision;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.DoubleNetwork;
import dev.dlc.runtime.DoublePass;
import dev.dlc.runtime.FloatPass;
import dev.dlc.runtime.GradientCheck;
import dev.dlc.runtime.Inference;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Pass;
import dev.dlc.runtime.RandomSamples;
import dev.dlc.runtime.Team;
import dev.dlc.runtime.Training;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models drawn at random are compiled by dlc and by javac; their gradients are the slopes of their losses, in single
 * precision as in double; one step, and all that
 * follow, give the same bits on one thread and on two; they predict the same of a sample alone and in a batch. {@code
 * -Ddlc.models=500} draws so many, {@code -Ddlc.models.first=1000} begins with another seed than 0.
 */
class RandomModelsTest {
    private static final int LARGEST_METHOD = 8000;

    static LongStream seeds() {
        long first = Long.getLong("dlc.models.first", 0);
        return LongStream.range(first, first + Integer.getInteger("dlc.models", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theModelOfASeedWorks(long seed) {
        String text = RandomModel.text(seed);
        try {
            Generated generated = Generated.uncached(text, Precision.FLOAT);
            Network network = generated.network();
            Dataset data = new RandomSamples(network.description(), RandomModel.SAMPLES, seed);
            checkMethods(generated);
            checkGradients(network, text, data);
            assertThat(train(network, data, 2))
                    .as("weights of two threads and of one")
                    .isEqualTo(train(network, data, 1));
            checkPredictions(network, data);
        } catch (Throwable e) {
            throw new AssertionError("seed " + seed + ": " + e + "\n" + text, e);
        }
    }

    private static void checkMethods(Generated generated) {
        generated
                .classes()
                .forEach((name, bytes) -> ClassFile.codeLengths(bytes)
                        .forEach((method, length) ->
                                assertThat(length).as(method).isLessThanOrEqualTo(LARGEST_METHOD)));
    }

    private static void checkGradients(Network network, String text, Dataset data) {
        network.initialize(1);
        network.measure(data);
        DoubleNetwork twin = Generated.uncached(text, Precision.DOUBLE).doubleNetwork();
        List<GradientCheck.Finding> findings = GradientCheck.check(network, twin, data, 5);
        assertThat(findings).allMatch(GradientCheck.Finding::isGood);
        assertThat(findings.stream().mapToInt(GradientCheck.Finding::compared).sum())
                .as("coordinates that were compared")
                .isPositive();
        for (int i = 0; i < twin.weights().length; i++) {
            twin.weights()[i] = network.weights()[i];
        }
        checkSinglePrecision(network.training(data.size()), twin.training(data.size()), network.description(), data);
    }

    /** The kernels for single precision, which choose other ways by the shapes, compute the gradients that the others do. */
    private static void checkSinglePrecision(
            FloatPass single, DoublePass twice, Description description, Dataset data) {
        for (int s = 0; s < data.size(); s++) {
            for (int i = 0; i < description.inputs().size(); i++) {
                int width = description.inputs().get(i).width();
                data.input(i, s, single.input(i), s * width);
                copy(single.input(i), twice.input(i), s * width, width);
            }
            for (int i = 0; i < description.targets().size(); i++) {
                int width = description.targets().get(i).width();
                data.target(i, s, single.target(i), s * width);
                copy(single.target(i), twice.target(i), s * width, width);
            }
        }
        try (Team team = new Team(1)) {
            for (Pass pass : List.of(single, twice)) {
                pass.begin(data.size(), 1, 1);
                team.run(pass::forward);
                team.run(pass::loss);
                team.run(((Training) pass)::backward);
            }
        }
        double largest = Arrays.stream(twice.gradients()).map(Math::abs).max().orElse(0);
        for (int i = 0; i < twice.gradients().length; i++) {
            assertThat((double) single.gradients()[i])
                    .as("gradient %s in single precision", i)
                    .isCloseTo(twice.gradients()[i], within(1e-3 * (largest + 1e-3)));
        }
    }

    private static void copy(float[] from, double[] to, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            to[i] = from[i];
        }
    }

    private static float[] train(Network network, Dataset data, int threads) {
        network.initialize(1);
        network.fit(data, network.options().threads(threads));
        return network.weights().clone();
    }

    private static void checkPredictions(Network network, Dataset data) {
        int samples = data.size();
        try (Inference alone = network.infer();
                Inference together = network.infer(samples)) {
            for (int s = 0; s < samples; s++) {
                set(together.sample(s), network, data, s);
            }
            together.forward(samples);
            for (int s = 0; s < samples; s++) {
                set(alone, network, data, s);
                alone.forward();
                for (int i = 0; i < network.description().outputs().size(); i++) {
                    float[] output = alone.output(i);
                    assertThat(output).isEqualTo(together.sample(s).output(i));
                    for (float number : output) {
                        assertThat(number).isFinite();
                    }
                }
            }
        }
        assertThat(network.evaluate(data, 3, 2)).isEqualTo(network.evaluate(data, 3, 1));
    }

    private static void set(Inference inference, Network network, Dataset data, int sample) {
        for (int i = 0; i < network.description().inputs().size(); i++) {
            float[] numbers = new float[network.description().inputs().get(i).width()];
            data.input(i, sample, numbers, 0);
            inference.input(i, numbers);
        }
    }
}
