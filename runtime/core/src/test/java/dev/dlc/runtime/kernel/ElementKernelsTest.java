package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Random;
import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Pools, softmax, losses, dropout and sums; expected numbers are calculated by hand from PyTorch's definitions. */
class ElementKernelsTest {
    private static final Offset<Float> CLOSE = within(1e-6f);
    private static final Offset<Double> EXACT = within(1e-14);
    private static final float[] NINE = {1, 2, 3, 4, 9, 5, 6, 7, 8};
    private static final Convolution PADDED = new Convolution(1, 3, 3, 1, 2, 2, 2, 2, 1, 1, 1, 1, 1);
    private static final Convolution OVERLAPPING = new Convolution(1, 3, 3, 1, 2, 2, 1, 1, 0, 0, 1, 1, 1);

    private static double[] wide(float[] numbers) {
        double[] wide = new double[numbers.length];
        Arrays.setAll(wide, i -> numbers[i]);
        return wide;
    }

    @Test
    void maxPoolTakesTheLargestAndPaddingIsNeverTaken() {
        float[] y = new float[4];
        Kernels.maxPool(PADDED, NINE, 0, y, 0, 0, 1);
        assertThat(y).containsExactly(1, 3, 6, 9);
        float[] negative = new float[9];
        Arrays.fill(negative, -5);
        Kernels.maxPool(PADDED, negative, 0, y, 0, 0, 1);
        assertThat(y).containsOnly(-5);
        double[] wide = new double[4];
        Kernels.maxPool(OVERLAPPING, wide(NINE), 0, wide, 0, 0, 1);
        assertThat(wide).containsOnly(9);
    }

    @Test
    void maxPoolOfAWindowWithNaNIsNaN() {
        float[] x = {1, Float.NaN, 3, 2};
        float[] y = new float[1];
        Kernels.maxPool(new Convolution(1, 2, 2, 1, 2, 2, 2, 2, 0, 0, 1, 1, 1), x, 0, y, 0, 0, 1);
        assertThat(y[0]).isNaN();
    }

    @Test
    void windowsDilateAndMayLieInThePaddingAlone() {
        // Taps two apart from (-2, -2) on: windows of one number each, and one of four.
        Convolution shape = new Convolution(1, 3, 3, 1, 2, 2, 2, 2, 2, 2, 2, 2, 1);
        float[] y = new float[9];
        Kernels.maxPool(shape, NINE, 0, y, 0, 0, 1);
        assertThat(y).containsExactly(1, 3, 3, 6, 8, 8, 6, 8, 8);
        Kernels.averagePool(shape, NINE, 0, y, 0, 0, 1);
        assertThat(y).containsExactly(0.25f, 1, 0.75f, 1.75f, 4.5f, 2.75f, 1.5f, 3.5f, 2);
        // A padding as large as the kernel: the corners' windows see nothing.
        Convolution empty = new Convolution(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        Kernels.maxPool(empty, new float[] {5}, 0, y, 0, 0, 1);
        float none = Float.NEGATIVE_INFINITY;
        assertThat(y).containsExactly(none, none, none, none, 5, none, none, none, none);
        float[] dx = new float[1];
        Kernels.maxPoolGradient(empty, new float[] {5}, 0, new float[] {1, 1, 1, 1, 7, 1, 1, 1, 1}, 0, dx, 0, 0, 1);
        assertThat(dx).containsExactly(7);
    }

    @Test
    void maxPoolGradientAddsUpAndGoesToTheFirstOfEquals() {
        float[] dx = new float[9];
        Arrays.fill(dx, 77);
        Kernels.maxPoolGradient(OVERLAPPING, NINE, 0, new float[] {1, 2, 3, 4}, 0, dx, 0, 0, 1);
        assertThat(dx).containsExactly(0, 0, 0, 0, 10, 0, 0, 0, 0);
        // Each place of a window, then equal ones: the first wins.
        Convolution apart = new Convolution(1, 2, 12, 1, 2, 2, 2, 2, 0, 0, 1, 1, 1);
        float[] x = {9, 1, 1, 9, 1, 1, 1, 1, 5, 5, 2, 2, 1, 1, 1, 1, 9, 1, 1, 9, 5, 5, 2, 2};
        float[] gradient = new float[24];
        Kernels.maxPoolGradient(apart, x, 0, new float[] {1, 2, 3, 4, 5, 6}, 0, gradient, 0, 0, 1);
        assertThat(gradient).containsExactly(1, 0, 0, 2, 0, 0, 0, 0, 5, 0, 6, 0, 0, 0, 0, 0, 3, 0, 0, 4, 0, 0, 0, 0);
        double[] wide = new double[10];
        Kernels.maxPoolGradient(OVERLAPPING, new double[9], 0, new double[] {0, 1, 2, 3, 4}, 1, wide, 1, 0, 1);
        assertThat(wide).containsExactly(0, 1, 2, 0, 3, 4, 0, 0, 0, 0);
    }

    @Test
    void averagePoolCountsThePadding() {
        float[] y = new float[4];
        Kernels.averagePool(PADDED, NINE, 0, y, 0, 0, 1);
        assertThat(y).containsExactly(0.25f, 1.25f, 2.5f, 7.25f);
        float[] dx = new float[9];
        Arrays.fill(dx, 77);
        Kernels.averagePoolGradient(PADDED, new float[] {4, 8, 12, 16}, 0, dx, 0, 0, 1);
        assertThat(dx).containsExactly(1, 2, 2, 3, 4, 4, 3, 4, 4);
        double[] wide = new double[9];
        Kernels.averagePoolGradient(OVERLAPPING, new double[] {4, 8, 12, 16}, 0, wide, 0, 0, 1);
        assertThat(wide).containsExactly(1, 3, 2, 4, 10, 6, 3, 7, 4);
    }

    @Test
    void poolsTouchTheSamplesOfTheirShareOnly() {
        Convolution shape = new Convolution(2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 1, 1, 2);
        float[] x = new float[24];
        for (int i = 0; i < x.length; i++) {
            x[i] = i;
        }
        float[] y = new float[6];
        Kernels.maxPool(shape, x, 0, y, 0, 1, 2);
        assertThat(y).containsExactly(0, 0, 11, 15, 0, 0);
        Arrays.fill(y, 0);
        Kernels.averagePool(shape, x, 0, y, 0, 1, 2);
        assertThat(y).containsExactly(0, 0, 9.5f, 13.5f, 0, 0);
        float[] dx = new float[24];
        Arrays.fill(dx, 5);
        Kernels.maxPoolGradient(shape, x, 0, new float[] {1, 2, 3, 4, 5, 6}, 0, dx, 0, 1, 2);
        assertThat(dx).containsExactly(5, 5, 5, 5, 5, 5, 5, 5, 0, 0, 0, 3, 0, 0, 0, 4, 5, 5, 5, 5, 5, 5, 5, 5);
    }

    @Test
    void softmaxOfLogarithmsIsTheirShare() {
        float[] x = {0, 0, (float) Math.log(1), (float) Math.log(2), (float) Math.log(5), 1000, 1000, 1000};
        float[] y = new float[8];
        Kernels.softmax(x, 2, y, 2, 3, 0, 2);
        assertThat(y[2]).isCloseTo(0.125f, CLOSE);
        assertThat(y[3]).isCloseTo(0.25f, CLOSE);
        assertThat(y[4]).isCloseTo(0.625f, CLOSE);
        assertThat(y[5]).isCloseTo(1 / 3f, CLOSE);
        double[] wide = new double[3];
        Kernels.softmax(new double[] {Math.log(1), Math.log(2), Math.log(5)}, 0, wide, 0, 3, 0, 1);
        assertThat(wide[2]).isCloseTo(0.625, EXACT);
    }

    @Test
    void softmaxGradientIsTheJacobianTimesTheGradient() {
        double[] y = {0.125, 0.25, 0.625};
        double[] dy = {8, 0, 16};
        double[] dx = new double[3];
        Kernels.softmaxGradient(y, 0, dy, 0, dx, 0, 3, 0, 1);
        // The sum of dy * y is 11.
        assertThat(dx).containsExactly(-0.375, -2.75, 3.125);
        float[] single = new float[3];
        Kernels.softmaxGradient(new float[] {0.125f, 0.25f, 0.625f}, 0, new float[] {8, 0, 16}, 0, single, 0, 3, 0, 1);
        assertThat(single).containsExactly(-0.375f, -2.75f, 3.125f);
    }

    @Test
    void crossEntropyIsTheLogarithmOfTheTargetsShare() {
        double[] logits = {Math.log(1), Math.log(2), Math.log(5), 0, 0, 1000};
        double[] losses = new double[2];
        Kernels.crossEntropy(logits, 0, new double[] {1, 0}, 0, losses, 0, 3, 0, 0, 2);
        assertThat(losses[0]).isCloseTo(Math.log(4), EXACT);
        assertThat(losses[1]).isEqualTo(1000);
        float[] single = new float[1];
        Kernels.crossEntropy(
                new float[] {0, (float) Math.log(2), (float) Math.log(5)},
                0,
                new float[] {1},
                0,
                single,
                0,
                3,
                0,
                0,
                1);
        assertThat(single[0]).isCloseTo((float) Math.log(4), CLOSE);
    }

    @Test
    void crossEntropySmoothsTheTargetOverAllClasses() {
        double[] logits = {Math.log(1), Math.log(2), Math.log(5)};
        double[] losses = new double[1];
        Kernels.crossEntropy(logits, 0, new double[] {1}, 0, losses, 0, 3, 0.3, 0, 1);
        // Targets 0.1, 0.8, 0.1 and shares 1/8, 1/4, 5/8.
        double expected = 0.1 * Math.log(8) + 0.8 * Math.log(4) + 0.1 * Math.log(1.6);
        assertThat(losses[0]).isCloseTo(expected, EXACT);
        double[] gradient = new double[3];
        Kernels.crossEntropyGradient(logits, 0, new double[] {1}, 0, new double[] {2}, 0, gradient, 0, 3, 0.3, 0, 1);
        assertThat(gradient[0]).isCloseTo(2 * (0.125 - 0.1), EXACT);
        assertThat(gradient[1]).isCloseTo(2 * (0.25 - 0.8), EXACT);
        assertThat(gradient[2]).isCloseTo(2 * (0.625 - 0.1), EXACT);
        float[] single = new float[3];
        float[] narrow = {0, (float) Math.log(2), (float) Math.log(5)};
        Kernels.crossEntropyGradient(narrow, 0, new float[] {1}, 0, new float[] {2}, 0, single, 0, 3, 0.3, 0, 1);
        assertThat(single[1]).isCloseTo(-1.1f, CLOSE);
        float[] loss = new float[1];
        Kernels.crossEntropy(narrow, 0, new float[] {1}, 0, loss, 0, 3, 0.3, 0, 1);
        assertThat(loss[0]).isCloseTo((float) expected, CLOSE);
    }

    @Test
    void aTargetThatIsNoClassIsAnError() {
        for (float target : new float[] {-1, 3, Float.NaN}) {
            assertThatThrownBy(() ->
                            Kernels.crossEntropy(new float[3], 0, new float[] {target}, 0, new float[1], 0, 3, 0, 0, 1))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("classes are 0 to 2");
        }
    }

    @Test
    void dropoutKeepsItsShareScaledAndTheSameOnesInBothPrecisions() {
        int width = 100_000;
        long[] identities = {17, 99, 17};
        float[] x = new float[3 * width];
        Arrays.fill(x, 3);
        float[] y = new float[3 * width];
        long key = Random.key(1, "dropout", "head.dropout");
        Kernels.dropout(key, identities, x, 0, y, 0, width, 0.25, 0, 3);
        int[] kept = new int[3];
        int both = 0;
        int neighbours = 0;
        for (int i = 0; i < y.length; i++) {
            assertThat(y[i] == 0 || y[i] == 12).isTrue();
            kept[i / width] += y[i] != 0 ? 1 : 0;
            both += i < width && y[i] != 0 && y[i + width] != 0 ? 1 : 0;
            neighbours += i > 0 && i < width && y[i] != 0 && y[i - 1] != 0 ? 1 : 0;
        }
        // Standard deviations 137 and 77: four of them.
        assertThat(kept[0]).isCloseTo(25_000, within(550));
        assertThat(kept[1]).isCloseTo(25_000, within(550));
        assertThat(both).isCloseTo(6250, within(310));
        assertThat(neighbours).isCloseTo(6250, within(310));
        // The same sample is treated the same wherever it stands in a batch.
        assertThat(Arrays.copyOfRange(y, 2 * width, 3 * width)).isEqualTo(Arrays.copyOf(y, width));
        double[] wide = new double[3 * width];
        Kernels.dropout(key, identities, wide(x), 0, wide, 0, width, 0.25, 0, 3);
        assertThat(wide).isEqualTo(wide(y));
        float[] other = new float[3 * width];
        Kernels.dropout(key + 1, identities, x, 0, other, 0, width, 0.25, 0, 3);
        assertThat(other).isNotEqualTo(y);
    }

    @Test
    void dropoutOfNothingIsTheIdentity() {
        float[] x = Scenario.numbers(1, 100);
        float[] y = new float[x.length];
        Kernels.dropout(5, new long[] {1}, x, 0, y, 0, x.length, 1, 0, 1);
        assertThat(y).isEqualTo(x);
    }

    @Test
    void rowSumsAddSixteenLanesInOrder() {
        // 2^24 + 1 is 2^24 in single precision: the ones of lane 0 are lost, those of lane 1 are added up first. A sum
        // from
        // left to right would lose them all.
        float[] x = new float[40];
        x[0] = 0x1p24f;
        x[16] = 1;
        x[32] = 1;
        x[1] = 1;
        x[17] = 1;
        x[39] = 2;
        float[] out = new float[3];
        Kernels.rowSum(x, 0, out, 1, 40, 0, 1);
        assertThat(out).containsExactly(0, 0x1p24f + 4, 0);
        Kernels.rowSum(x, 0, out, 1, 20, 0, 2);
        assertThat(out).containsExactly(0, 0x1p24f + 2, 3);
        Kernels.rowMean(x, 0, out, 1, 20, 1, 2);
        assertThat(out[2]).isCloseTo(0.15f, CLOSE);
        double[] wide = new double[2];
        Kernels.rowMean(wide(x), 0, wide, 0, 20, 0, 2);
        assertThat(wide[1]).isCloseTo(0.15, EXACT);
        Kernels.rowSum(wide(x), 0, wide, 0, 20, 0, 2);
        assertThat(wide).containsExactly(0x1p24 + 3, 3);
    }

    @Test
    void sumsOfWholeTensorsAreInDoublePrecision() {
        for (int count : new int[] {0, 1, 15, 16, 17, 35}) {
            float[] x = new float[count + 3];
            for (int i = 0; i < x.length; i++) {
                x[i] = i % 2 == 0 ? i + 0x1p20f : -i;
            }
            double sum = 0;
            double squares = 0;
            double magnitudes = 0;
            for (int i = 3; i < count + 3; i++) {
                sum += x[i];
                squares += (double) x[i] * x[i];
                magnitudes += Math.abs(x[i]);
            }
            // All of these are whole numbers below 2^53: exact in any order.
            assertThat(Kernels.sum(x, 3, count)).isEqualTo(sum);
            assertThat(Kernels.sumOfSquares(x, 3, count)).isEqualTo(squares);
            assertThat(Kernels.sumOfMagnitudes(x, 3, count)).isEqualTo(magnitudes);
            assertThat(Kernels.sum(wide(x), 3, count)).isEqualTo(sum);
            assertThat(Kernels.sumOfSquares(wide(x), 3, count)).isEqualTo(squares);
            assertThat(Kernels.sumOfMagnitudes(wide(x), 3, count)).isEqualTo(magnitudes);
        }
    }
}
