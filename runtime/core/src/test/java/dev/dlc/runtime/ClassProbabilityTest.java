package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ClassProbabilityTest {
    private static final float[] PROBABILITIES = {0.1f, 0.3f, 0.05f, 0.3f, 0.25f};

    @Test
    void theMostProbableComeFirstAndOfEqualsTheOneDeclaredFirst() {
        assertThat(ClassProbability.topK(Integer::valueOf, PROBABILITIES, 4))
                .containsExactly(
                        new ClassProbability<>(1, 0.3f),
                        new ClassProbability<>(3, 0.3f),
                        new ClassProbability<>(4, 0.25f),
                        new ClassProbability<>(0, 0.1f));
    }

    @Test
    void whereThereAreFewerAllCome() {
        assertThat(ClassProbability.topK("abcde"::charAt, PROBABILITIES, 9))
                .extracting(ClassProbability::label)
                .containsExactly('b', 'd', 'e', 'a', 'c');
    }

    @Test
    void atLeastOneIsWanted() {
        assertThatThrownBy(() -> ClassProbability.topK(Integer::valueOf, PROBABILITIES, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("k must be at least 1, not 0");
    }
}
