package dev.dlc.runtime.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {
    private static final int HALF = 1 << Random.ELEMENT_BITS - 1;

    /** Quantiles of the normal distribution as tables give them. */
    @ParameterizedTest
    @CsvSource({
        "0.75, 0.674490",
        "0.9, 1.281552",
        "0.975, 1.959964",
        "0.995, 2.575829",
        "0.999, 3.090232",
        "0.9999, 3.719016",
        "0.99999, 4.264891"
    })
    void sharesOfTheBitsAreSharesOfTheDistribution(double share, double quantile) {
        int bits = (int) ((2 * share - 1) * HALF);
        assertThat((double) Quantiles.normal(bits)).isCloseTo(quantile, within(2e-3 * quantile));
        assertThat(Quantiles.normal(bits | HALF)).isEqualTo(-Quantiles.normal(bits));
    }

    @Test
    void growsFromZeroToAlmostFiveDeviations() {
        float before = 0;
        for (int bits = 0; bits < HALF; bits++) {
            float size = Quantiles.normal(bits);
            if (!(size >= before)) {
                assertThat(size).as("at %d", bits).isGreaterThanOrEqualTo(before);
            }
            before = size;
        }
        assertThat(before).isBetween(4.85f, 4.95f);
        assertThat(Quantiles.normal(0)).isLessThan(1e-3f);
    }
}
