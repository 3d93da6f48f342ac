package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunctionsTest {
    @FunctionalInterface
    private interface FloatFunction {
        float apply(float x);
    }

    /** Over the bit patterns of all floats, so denormals, infinities and NaN as well; 4 million of them. */
    private static void isWithin(double ulps, FloatFunction actual, DoubleUnaryOperator exact) {
        double worst = 0;
        float worstAt = 0;
        for (long bits = Integer.MIN_VALUE; bits <= Integer.MAX_VALUE; bits += 1021) {
            float x = Float.intBitsToFloat((int) bits);
            double error = error(actual.apply(x), exact.applyAsDouble(x));
            if (!(error <= worst)) {
                worst = error;
                worstAt = x;
            }
        }
        assertThat(worst).as("worst error in ulp, at %s", worstAt).isLessThanOrEqualTo(ulps);
    }

    private static double error(float actual, double exact) {
        float rounded = (float) exact;
        if (Float.isNaN(rounded) || Float.isInfinite(rounded) || Float.isNaN(actual) || Float.isInfinite(actual)) {
            return Float.compare(actual, rounded) == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return Math.abs(actual - exact) / Math.ulp(rounded);
    }

    @Test
    void expIsAsAccurateAsItSays() {
        isWithin(1.1, Functions::exp, StrictMath::exp);
    }

    @Test
    void logIsWithinOneUlp() {
        isWithin(1, Functions::log, StrictMath::log);
    }

    @Test
    void tanhIsWithinTwoUlp() {
        isWithin(2, Functions::tanh, StrictMath::tanh);
    }

    @Test
    void sigmoidIsWithinTwoUlp() {
        isWithin(2, Functions::sigmoid, x -> 1 / (1 + StrictMath.exp(-x)));
    }

    @Test
    void softplusIsWithinTwoUlp() {
        isWithin(2, Functions::softplus, x -> x > 40 ? x : StrictMath.log1p(StrictMath.exp(x)));
    }

    @Test
    void erfIsWithinTwoUlpOfTheDoubleOne() {
        isWithin(2, Functions::erf, Functions::erf);
    }

    /** Exact values from mpmath with 40 digits. */
    @ParameterizedTest
    @CsvSource({
        "1e-300, 1.1283791670955126022e-300",
        "1e-8, 1.1283791670955125599e-8",
        "0.1, 0.1124629160182848984",
        "0.5, 0.52049987781304653768",
        "0.9, 0.79690821242283213966",
        "1, 0.84270079294971486934",
        "1.5, 0.96610514647531072707",
        "1.999, 0.99530155665137051232",
        "2, 0.99532226501895273416",
        "2.5, 0.99959304798255504106",
        "3, 0.99997790950300141456",
        "4, 0.99999998458274209972",
        "5.5, 0.99999999999999264215",
        "6, 1",
        "Infinity, 1",
        "0, 0",
        "NaN, NaN"
    })
    void erfInDoublePrecisionIsExactAndOdd(double x, double exact) {
        if (Double.isNaN(x)) {
            assertThat(Functions.erf(x)).isNaN();
        } else {
            assertThat(Functions.erf(x)).isCloseTo(exact, within(5 * Math.ulp(exact)));
            assertThat(Functions.erf(-x)).isEqualTo(-Functions.erf(x));
        }
    }

    @Test
    void oddFunctionsKeepTheSignOfZero() {
        assertThat(Float.floatToIntBits(Functions.tanh(-0f))).isEqualTo(Float.floatToIntBits(-0f));
        assertThat(Float.floatToIntBits(Functions.erf(-0f))).isEqualTo(Float.floatToIntBits(-0f));
    }

    @Test
    void doublePrecisionDoesNotOverflow() {
        assertThat(Functions.softplus(1000.0)).isEqualTo(1000);
        assertThat(Functions.softplus(-1000.0)).isZero();
        assertThat(Functions.sigmoid(-1000.0)).isZero();
        assertThat(Functions.sigmoid(1000.0)).isEqualTo(1);
        assertThat(Functions.sigmoid(-2.0)).isCloseTo(0.11920292202211755594, within(1e-16));
        assertThat(Functions.softplus(-2.0)).isCloseTo(0.1269280110429725, within(1e-15));
    }

    @Test
    void theRestIsWhatItIsCalled() {
        assertThat(Functions.sign(-3f)).isEqualTo(-1);
        assertThat(Functions.sign(0f)).isZero();
        assertThat(Functions.sign(2.5)).isEqualTo(1);
        assertThat(Functions.abs(-3f)).isEqualTo(3);
        assertThat(Functions.abs(-3.0)).isEqualTo(3);
        assertThat(Functions.sqrt(9f)).isEqualTo(3);
        assertThat(Functions.sqrt(9.0)).isEqualTo(3);
        assertThat(Functions.pow(2f, 10f)).isEqualTo(1024);
        assertThat(Functions.pow(2.0, 0.5)).isEqualTo(StrictMath.sqrt(2));
        assertThat(Functions.pow(0.3, 0.0)).isEqualTo(1);
        assertThat(Functions.pow(0.5, 3.0)).isEqualTo(0.125);
        assertThat(Functions.pow(2.0, -2.0)).isEqualTo(0.25);
        assertThat(Functions.pow(0.999, 12345.0)).isCloseTo(Math.exp(12345 * Math.log(0.999)), withinPercentage(1e-9));
        assertThat(Functions.exp(1.0)).isCloseTo(2.71828182845904523536, within(5e-16));
        assertThat(Functions.log(1.0)).isZero();
        assertThat(Functions.tanh(0.5)).isCloseTo(0.46211715726000975850, within(1e-16));
    }

    @Test
    void whatDecaysNeverBecomesSubnormalNorDoesItsProductWithARate() {
        float kept = 1f;
        float negative = -1f;
        for (int step = 0; step < 5000; step++) {
            kept = Functions.flush(kept * 0.9f);
            negative = Functions.flush(negative * 0.9f);
            for (float number : new float[] {kept * 1e-6f, negative * 1e-6f}) {
                assertThat(number == 0 || Math.abs(number) >= Float.MIN_NORMAL).isTrue();
            }
        }
        assertThat(Functions.flush(3e-20f)).isEqualTo(3e-20f, within(1e-31f));
    }
}
