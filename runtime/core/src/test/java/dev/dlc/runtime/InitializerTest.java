package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InitializerTest {
    /** conv2d weights [out 40, in / groups 30, 5, 3]: in = 30 * 15 = 450, out = 40 * 15 = 600. */
    private static final List<Integer> SHAPE = List.of(40, 30, 5, 3);

    private static final int SIZE = 40 * 30 * 15;

    static Stream<Arguments> deviations() {
        return Stream.of(
                Arguments.of(Initializer.xavierUniform(), 0.0436436, 0.0755929), // sqrt(2/1050), sqrt(6/1050)
                Arguments.of(Initializer.xavierNormal(), 0.0436436, Double.POSITIVE_INFINITY),
                Arguments.of(Initializer.heUniform(), 0.0666667, 0.1154701), // sqrt(2/450), sqrt(6/450)
                Arguments.of(Initializer.heNormal(), 0.0666667, Double.POSITIVE_INFINITY),
                Arguments.of(Initializer.lecunNormal(), 0.0471405, Double.POSITIVE_INFINITY), // sqrt(1/450)
                Arguments.of(Initializer.normal(0, 0.2), 0.2, Double.POSITIVE_INFINITY),
                Arguments.of(Initializer.uniform(-0.3, 0.3), 0.1732051, 0.3));
    }

    @ParameterizedTest
    @MethodSource("deviations")
    void numbersHaveTheSpreadThatTheFansAskFor(Initializer initializer, double deviation, double bound) {
        float[] weights = new float[SIZE + 2];

        initializer.fill(weights, 1, SHAPE, Random.key(1, "init", "a"));

        double sum = 0;
        double squares = 0;
        double largest = 0;
        for (int i = 1; i <= SIZE; i++) {
            sum += weights[i];
            squares += (double) weights[i] * weights[i];
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        // four standard errors of 18,000 numbers
        assertThat(sum / SIZE).isCloseTo(0, within(deviation * 4 / Math.sqrt(SIZE)));
        assertThat(Math.sqrt(squares / SIZE)).isCloseTo(deviation, within(deviation * 4 / Math.sqrt(2.0 * SIZE)));
        if (Double.isFinite(bound)) {
            assertThat(largest).isBetween(bound * 0.999, bound * 1.000001);
        } else {
            assertThat(largest).isGreaterThan(3 * deviation);
        }
        assertThat(weights[0]).isZero();
        assertThat(weights[SIZE + 1]).isZero();
    }

    @Test
    void fansOfADenseLayerAreItsInputsAndOutputs() {
        float[] weights = new float[2 * 4000];

        Initializer.heUniform().fill(weights, 0, List.of(4000, 2), 7);

        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        // in = 2: the bound is sqrt(6 / 2)
        assertThat(largest).isBetween(1.725f, 1.7320508f);
    }

    @Test
    void tensorsBelowTwoDimensionsHaveNoFansAndStay() {
        float[] weights = {5, 6};

        Initializer.heNormal().fill(weights, 0, List.of(2), 7);
        Initializer.orthogonal(1).fill(weights, 0, List.of(2), 7);

        assertThat(weights).containsExactly(5, 6);
    }

    @Test
    void normalAndUniformLieWhereTheyAreAsked() {
        float[] normal = new float[10_000];
        float[] uniform = new float[10_000];

        Initializer.normal(5, 0.5).fill(normal, 0, List.of(10_000), 7);
        Initializer.uniform(2, 3).fill(uniform, 0, List.of(10_000), 7);

        assertThat(mean(normal)).isCloseTo(5, within(0.02));
        assertThat(mean(uniform)).isCloseTo(2.5, within(0.012));
        for (float number : uniform) {
            assertThat(number).isBetween(2f, 3f);
        }
    }

    private static double mean(float[] numbers) {
        double sum = 0;
        for (float number : numbers) {
            sum += number;
        }
        return sum / numbers.length;
    }

    /** Q is orthogonal and Q^T A upper triangular with a positive diagonal: there is only one such Q. */
    @ParameterizedTest
    @ValueSource(strings = {"7, 3", "3, 7", "5, 5", "4, 3, 2, 2", "1, 6"})
    void orthogonalIsTheFactorOfARandomMatrix(String dimensions) {
        List<Integer> shape =
                Stream.of(dimensions.split(", ")).map(Integer::valueOf).toList();
        int rows = shape.get(0);
        int columns = shape.stream().reduce(1, (a, b) -> a * b) / rows;
        double[][] normal = new double[rows][columns];
        double[][] drawn = new double[rows][columns];
        float[] weights = new float[rows * columns + 1];

        Initializer.orthogonal(2).fill(weights, 1, shape, 9);
        for (int i = 0; i < rows * columns; i++) {
            normal[i / columns][i % columns] = Random.normal(9, i);
            drawn[i / columns][i % columns] = weights[1 + i] / 2;
        }

        double[][] q = rows < columns ? transposed(drawn) : drawn;
        double[][] product = product(transposed(q), q);
        double[][] triangle = product(transposed(q), rows < columns ? transposed(normal) : normal);
        for (int r = 0; r < product.length; r++) {
            for (int c = 0; c < product.length; c++) {
                assertThat(product[r][c]).isCloseTo(r == c ? 1 : 0, within(1e-6));
                if (c < r) {
                    assertThat(triangle[r][c]).isCloseTo(0, within(1e-6));
                }
            }
            assertThat(triangle[r][r]).isPositive();
        }
    }

    private static double[][] transposed(double[][] matrix) {
        double[][] result = new double[matrix[0].length][matrix.length];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < matrix[0].length; c++) {
                result[c][r] = matrix[r][c];
            }
        }
        return result;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] result = new double[left.length][right[0].length];
        for (int r = 0; r < left.length; r++) {
            for (int c = 0; c < right[0].length; c++) {
                for (int k = 0; k < right.length; k++) {
                    result[r][c] += left[r][k] * right[k][c];
                }
            }
        }
        return result;
    }

    @Test
    void constantFillsItsTensorOnly() {
        float[] weights = new float[4];

        Initializer.constant(1.5).fill(weights, 1, List.of(2), 7);

        assertThat(weights).containsExactly(0, 1.5f, 1.5f, 0);
    }

    @Test
    void networkIsInitializedBySeedAndPathAlone() {
        LinearNetwork first = LinearNetwork.classifier(4, 3, LinearNetwork.settings(List.of(), null));
        LinearNetwork second = LinearNetwork.classifier(4, 3, LinearNetwork.settings(List.of(), null));
        second.weights()[14] = 9;

        first.initialize(5);
        second.initialize(5);
        float[] drawn = second.weights().clone();

        assertThat(drawn).containsExactly(first.weights());
        assertThat(java.util.Arrays.copyOf(drawn, 12)).doesNotContain(0f);
        assertThat(java.util.Arrays.copyOfRange(drawn, 12, 15)).containsOnly(0f);
        second.initialize(6);
        assertThat(second.weights()).isNotEqualTo(drawn);
    }
}
