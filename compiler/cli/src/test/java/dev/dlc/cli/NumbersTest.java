package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void smallLossesDoNotReadAsZero() {
        assertThat(Numbers.shortened(0.12345)).isEqualTo("0.1235");
        assertThat(Numbers.shortened(0.000012345)).isEqualTo("1.235e-05");
        assertThat(Numbers.shortened(0)).isEqualTo("0.0000");
    }

    @Test
    void bytesHaveAUnit() {
        assertThat(Numbers.bytes(512)).isEqualTo("512 B");
        assertThat(Numbers.bytes(1536)).isEqualTo("1.5 KiB");
        assertThat(Numbers.bytes(3.0 * (1L << 30))).isEqualTo("3.0 GiB");
    }
}
