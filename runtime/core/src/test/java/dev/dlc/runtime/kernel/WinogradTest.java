package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.Team;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WinogradTest {
    @ParameterizedTest
    @CsvSource({"3, 3", "16, 5"})
    void itsErrorIsLessThanTwiceThatOfAddingTheProducts(int seed, int kernel) {
        Convolution shape = new Convolution(32, 16, 16, 32, kernel, kernel, 1, 1, kernel / 2, kernel / 2, 1, 1, 1);
        float[] x = normal(seed, shape.inputSize());
        float[] w = normal(seed + 1, shape.filters() * shape.channels() * kernel * kernel);
        double[] exact = new double[shape.outputSize()];
        Kernels.convolution(null, shape, wide(x), 0, wide(w), 0, exact, 0, 0, 1);
        float[] filtered = new float[exact.length];
        float[] added = new float[exact.length];
        try (Team team = new Team(1)) {
            team.run(worker -> {
                int tiles = Winograd.tiles(shape.outputHeight(), kernel);
                PlainWinograd.forward(worker, shape, x, 0, w, 0, filtered, 0, 0, 1, 0, tiles);
                PlainConvolution.forward(worker, shape, x, 0, w, 0, added, 0, 0, 1, 0, shape.filters());
            });
        }
        assertThat(error(filtered, exact)).isLessThan(2 * error(added, exact)).isLessThan(1e-6);
    }

    @Test
    void isChosenWhereItSavesMoreThanItsTransformsCost() {
        assertThat(square(16, 32, 16, 3, 1).filtersForward()).isTrue();
        assertThat(square(64, 8, 64, 3, 1).filtersWeightGradient()).isTrue();
        assertThat(square(3, 32, 16, 3, 1).filtersForward()).as("few channels").isFalse();
        assertThat(square(64, 1, 64, 3, 1).filtersForward()).as("one row").isFalse();
        assertThat(square(16, 32, 16, 3, 2).filtersForward()).as("stride").isFalse();
        assertThat(square(16, 32, 16, 1, 1).filtersForward()).as("one tap").isFalse();
    }

    @Test
    void dividesASampleByItsFourRowsOrMoreOfTilesAndASmallerOneByFilters() {
        assertThat(square(16, 32, 24, 3, 1).outputPieces())
                .as("rows of four, eight")
                .isEqualTo(8);
        assertThat(square(32, 16, 24, 3, 1).outputPieces())
                .as("rows of four, four")
                .isEqualTo(4);
        assertThat(square(64, 8, 48, 3, 1).outputPieces())
                .as("rows of four, two")
                .isEqualTo(48);
    }

    private static Convolution square(int channels, int side, int filters, int kernel, int stride) {
        return new Convolution(
                channels, side, side, filters, kernel, kernel, stride, stride, kernel / 2, kernel / 2, 1, 1, 1);
    }

    private static float[] normal(int seed, int count) {
        java.util.Random random = new java.util.Random(seed);
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) random.nextGaussian();
        }
        return numbers;
    }

    private static double[] wide(float[] numbers) {
        double[] wide = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            wide[i] = numbers[i];
        }
        return wide;
    }

    /** Root mean square, relative to that of the exact numbers. */
    private static double error(float[] numbers, double[] exact) {
        double errors = 0;
        double squares = 0;
        for (int i = 0; i < exact.length; i++) {
            errors += (numbers[i] - exact[i]) * (numbers[i] - exact[i]);
            squares += exact[i] * exact[i];
        }
        return Math.sqrt(errors / squares);
    }
}
