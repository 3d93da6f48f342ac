package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialWeightGradientsTest {
    private static final int MOST = 8;
    private static final int OFFSET = 3;
    private static final Convolution FILTERED = new Convolution(16, 32, 32, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1);
    private static final Convolution MOVED_BY_TWO = new Convolution(24, 32, 32, 40, 3, 3, 2, 2, 1, 1, 1, 1, 1);
    private static final Convolution IN_LANES = new Convolution(1, 28, 28, 32, 3, 3, 1, 1, 1, 1, 1, 1, 1);

    @Test
    void partsHaveAtLeast8192Positions() {
        assertThat(FILTERED.weightGradientParts(MOST, 64)).isEqualTo(8);
        assertThat(FILTERED.weightGradientParts(MOST, 31)).isEqualTo(2);
        assertThat(FILTERED.weightGradientParts(MOST, 16)).isEqualTo(2);
        assertThat(FILTERED.weightGradientParts(MOST, 15)).isEqualTo(1);
        assertThat(MOVED_BY_TWO.weightGradientParts(MOST, 64)).isEqualTo(2);
    }

    @Test
    void thereAreNoMorePartsThanRoomOrSamples() {
        Convolution large = new Convolution(16, 256, 256, 16, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        assertThat(FILTERED.weightGradientParts(2, 64)).isEqualTo(2);
        assertThat(large.weightGradientParts(MOST, 3)).isEqualTo(2);
        assertThat(large.weightGradientParts(MOST, 1)).isEqualTo(1);
    }

    @Test
    void whatIsSummedInLanesIsOnePart() {
        assertThat(IN_LANES.weightGradientParts(MOST, 64)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 19, 33})
    void theSumIsThatOfTheParts(int samples) {
        for (Convolution shape : new Convolution[] {FILTERED, MOVED_BY_TWO, IN_LANES}) {
            float[] x = Scenario.numbers(1, OFFSET + samples * shape.inputSize());
            float[] dy = Scenario.numbers(2, OFFSET + samples * shape.outputSize());
            float[] expected = new float[shape.weightsSize()];
            int parts = shape.weightGradientParts(MOST, samples);
            for (int part = 0; part < parts; part++) {
                addPart(shape, x, dy, samples * part / parts, samples * (part + 1) / parts, expected);
            }

            float[] one = gradient(shape, x, dy, samples, 1);

            assertThat(one).as("%s by one thread", shape).isEqualTo(expected);
            for (int threads : new int[] {2, 3, 5}) {
                assertThat(gradient(shape, x, dy, samples, threads))
                        .as("%s by %d threads", shape, threads)
                        .isEqualTo(one);
            }
            agreesWithTheReference(shape, x, dy, samples, one);
        }
    }

    private static void addPart(Convolution shape, float[] x, float[] dy, int from, int to, float[] sum) {
        float[] part = new float[sum.length];
        try (Team team = new Team(1)) {
            team.run(worker -> Kernels.convolutionWeightGradient(
                    worker,
                    shape,
                    x,
                    OFFSET + from * shape.inputSize(),
                    dy,
                    OFFSET + from * shape.outputSize(),
                    part,
                    0,
                    to - from,
                    0,
                    shape.weightGradientShares()));
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] = from == 0 ? part[i] : sum[i] + part[i];
        }
    }

    private static float[] gradient(Convolution shape, float[] x, float[] dy, int samples, int threads) {
        int size = shape.weightsSize();
        float[] parts = new float[OFFSET + MOST * size];
        float[] gradient = new float[size];
        try (Team team = new Team(threads)) {
            team.run(worker -> {
                Kernels.partialWeightGradients(worker, shape, MOST, x, OFFSET, dy, OFFSET, parts, OFFSET, samples);
                worker.barrier();
                int from = worker.from(size);
                Kernels.addParts(shape, MOST, parts, OFFSET, gradient, 0, samples, from, worker.to(size));
            });
        }
        return gradient;
    }

    /** In double precision, where the parts are summed likewise. */
    private static void agreesWithTheReference(Convolution shape, float[] x, float[] dy, int samples, float[] actual) {
        double[] whole = new double[actual.length];
        Kernels.convolutionWeightGradient(
                null,
                shape,
                Scenario.wide(x),
                OFFSET,
                Scenario.wide(dy),
                OFFSET,
                whole,
                0,
                samples,
                0,
                shape.weightGradientShares());
        double[] parts = new double[MOST * whole.length];
        double[] sum = new double[whole.length];
        try (Team team = new Team(1)) {
            team.run(worker -> Kernels.partialWeightGradients(
                    worker, shape, MOST, Scenario.wide(x), OFFSET, Scenario.wide(dy), OFFSET, parts, 0, samples));
        }
        Kernels.addParts(shape, MOST, parts, 0, sum, 0, samples, 0, sum.length);
        double tolerance = 2e-7 * samples * shape.outputHeight() * shape.outputWidth();
        for (int i = 0; i < whole.length; i++) {
            assertThat(sum[i]).as("number %d in double precision", i).isCloseTo(whole[i], within(1e-9));
            assertThat((double) actual[i]).as("number %d", i).isCloseTo(whole[i], within(tolerance));
        }
    }
}
