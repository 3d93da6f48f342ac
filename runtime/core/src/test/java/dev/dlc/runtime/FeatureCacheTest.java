package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeatureCacheTest {
    /** Features of 3 and 5 numbers. */
    private static final FrozenPart PART = new FrozenPart() {
        @Override
        public int[] featureWidths() {
            return new int[] {3, 5};
        }

        @Override
        public float[] feature(int index) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void forwardFrozen(Worker worker) {}

        @Override
        public void forwardTrainable(Worker worker) {}
    };

    @Test
    void eachSampleTakesItsNumbersAndAnArraysHeader() {
        assertThat(FeatureCache.bytes(PART, 1_000_000_000)).isEqualTo(1_000_000_000L * (4 * 8 + 24));
    }

    @Test
    void moreThanHalfOfTheMemoryLeftDoesNotFit() {
        Runtime java = Runtime.getRuntime();
        long left = java.maxMemory() - java.totalMemory() + java.freeMemory();

        assertThat(FeatureCache.fits(1000)).isTrue();
        assertThat(FeatureCache.fits(left / 4 * 3)).isFalse();
    }
}
