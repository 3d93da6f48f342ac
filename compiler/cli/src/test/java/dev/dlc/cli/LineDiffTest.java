package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The unified form as {@code diff -u} of GNU diffutils 3.8 writes it, without times. */
class LineDiffTest {
    @Test
    void aChangedLineStandsBetweenThreeThatAreNot() {
        assertThat(LineDiff.of("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"))
                .isEqualTo("--- a\n+++ a\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
    }

    @Test
    void distantChangesAreHunksOfTheirOwn() {
        assertThat(LineDiff.of("a", "x\n1\n2\n3\n4\n5\n6\n7\ny\n", "1\n2\n3\n4\n5\n6\n7\ny\nz\n"))
                .isEqualTo("--- a\n+++ a\n@@ -1,4 +1,3 @@\n-x\n 1\n 2\n 3\n@@ -7,3 +6,4 @@\n 6\n 7\n y\n+z\n");
    }

    @Test
    void equalTextsDifferInNothing() {
        assertThat(LineDiff.of("a", "1\n", "1\n")).isEmpty();
    }
}
