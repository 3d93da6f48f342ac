package dev.dlc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountTest {
    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                999,
                1000,
                13_312,
                123_456,
                1_234_567,
                -1,
                -100,
                -1000,
                -123_456,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void numbersAreGroupedLikeTheFormatterDoes(long number) {
        assertThat(Count.grouped(number)).isEqualTo(String.format(Locale.ROOT, "%,d", number));
    }
}
