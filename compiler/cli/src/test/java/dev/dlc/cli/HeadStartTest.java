package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadStartTest {
    /** Nobody would see it fail: compiling would only start later. */
    @Test
    void whatItMakesReadyCanBe() {
        assertThat(HeadStart.prepare()).isGreaterThan(32);
    }
}
