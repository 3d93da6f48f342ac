package dev.dlc.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** The reference in double precision against small cases that were calculated by hand. */
class ReferenceKernelsTest {
    private static double[] of(double... numbers) {
        return numbers;
    }

    @Test
    void linearMultipliesRowsWithRowsOfTheWeights() {
        double[] y = new double[4];
        // Two samples (1, 2, 3) and (4, 5, 6), weights (1, 0, -1) and (2, 2, 2).
        Kernels.linear(null, of(1, 2, 3, 4, 5, 6), 0, of(1, 0, -1, 2, 2, 2), 0, y, 0, 3, 2, 0, 2);
        assertThat(y).containsExactly(-2, 12, -2, 30);
    }

    @Test
    void linearGradientsAreTheTransposedProducts() {
        double[] dx = new double[6];
        Kernels.linearInputGradient(null, of(1, 10, 2, 20), 0, of(1, 0, -1, 2, 3, 4), 0, dx, 0, 3, 2, 0, 2);
        assertThat(dx).containsExactly(21, 30, 39, 42, 60, 78);
        double[] dw = new double[6];
        Kernels.linearWeightGradient(null, of(1, 2, 3, 4, 5, 6), 0, of(1, 10, 2, 20), 0, dw, 0, 3, 2, 2, 0, 2);
        assertThat(dw).containsExactly(9, 12, 15, 90, 120, 150);
    }

    /** Image 1..9, kernel (1, 2; 3, 4), no padding: 1*1 + 2*2 + 4*3 + 5*4 = 37 at the first place. */
    private static final Convolution TWO_BY_TWO = new Convolution(1, 3, 3, 1, 2, 2, 1, 1, 0, 0, 1, 1, 1);

    private static final double[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};
    private static final double[] FOUR = {1, 2, 3, 4};

    @Test
    void convolutionIsACrossCorrelation() {
        double[] y = new double[4];
        Kernels.convolution(null, TWO_BY_TWO, NINE, 0, FOUR, 0, y, 0, 0, 1);
        assertThat(y).containsExactly(37, 47, 67, 77);
    }

    @Test
    void convolutionGradientsFollowTheTaps() {
        double[] dx = new double[9];
        Kernels.convolutionInputGradient(null, TWO_BY_TWO, of(1, 0, 0, 10), 0, FOUR, 0, dx, 0, 0, 1);
        assertThat(dx).containsExactly(1, 2, 0, 3, 14, 20, 0, 30, 40);
        double[] dw = new double[4];
        Kernels.convolutionWeightGradient(null, TWO_BY_TWO, NINE, 0, of(1, 0, 0, 10), 0, dw, 0, 1, 0, 1);
        assertThat(dw).containsExactly(51, 62, 84, 95);
    }

    @Test
    void convolutionStridesPadsAndDilates() {
        // Stride 2, padding 1, dilation 2 on 3x3: the four outputs see the corners of 3x3 windows from (-1, -1) and (1,
        // 1) on.
        Convolution shape = new Convolution(1, 3, 3, 1, 2, 2, 2, 2, 1, 1, 2, 2, 1);
        double[] y = new double[4];
        Kernels.convolution(null, shape, NINE, 0, FOUR, 0, y, 0, 0, 1);
        assertThat(y).containsExactly(4 * 5, 3 * 5, 2 * 5, 5);
    }

    @Test
    void groupsSeeTheirOwnChannelsOnly() {
        Convolution shape = new Convolution(2, 1, 1, 4, 1, 1, 1, 1, 0, 0, 1, 1, 2);
        double[] y = new double[4];
        Kernels.convolution(null, shape, of(5, 7), 0, FOUR, 0, y, 0, 0, 1);
        assertThat(y).containsExactly(5, 10, 21, 28);
    }

    @Test
    void batchStatisticsUseTheBiasedVarianceAndRunTheUnbiasedOne() {
        double[] mean = new double[2];
        double[] inverse = new double[2];
        double[] runningMean = {10, 0};
        double[] runningVariance = {1, 1};
        // Two samples of two channels of two pixels; channel 0 holds 1, 2, 3, 6.
        double[] x = {1, 2, 0, 0, 3, 6, 4, 4};
        Kernels.batchStatistics(x, 0, mean, 0, inverse, 0, runningMean, 0, runningVariance, 0, 0.5, 2, 2, 2, 0, 2);
        assertThat(mean).containsExactly(3, 2);
        // Squares 4 + 1 + 0 + 9 = 14: 3.5 biased, 14 / 3 unbiased.
        assertThat(inverse[0]).isCloseTo(0.5, within(1e-15));
        assertThat(runningMean[0]).isCloseTo(9.3, within(1e-12));
        assertThat(runningVariance[0]).isCloseTo(0.9 + 14.0 / 30, within(1e-12));
        double[] dScale = new double[2];
        double[] dShift = new double[2];
        double[] dy = {1, 1, 0, 0, 1, 2, 0, 0};
        Kernels.batchNormSums(x, 0, dy, 0, mean, 0, inverse, 0, dScale, 0, dShift, 0, 2, 2, 2, 0, 2);
        assertThat(dShift).containsExactly(5, 0);
        // (-2 - 1 + 0 + 6) / 2
        assertThat(dScale).containsExactly(1.5, 0);
    }
}
