package dev.dlc.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.shape.Shape;
import org.junit.jupiter.api.Test;

class ValueTest {
    @Test
    void valuesAreEqualWhereAllOfThemIs() {
        Value value = new Value(1, Shape.of(2, 3), true, "a");
        assertThat(value)
                .isEqualTo(new Value(1, Shape.of(2, 3), true, "a"))
                .hasSameHashCodeAs(new Value(1, Shape.of(2, 3), true, "a"));
        assertThat(value)
                .isNotEqualTo(new Value(2, Shape.of(2, 3), true, "a"))
                .isNotEqualTo(new Value(1, Shape.of(3, 2), true, "a"))
                .isNotEqualTo(new Value(1, Shape.of(2, 3), false, "a"))
                .isNotEqualTo(new Value(1, Shape.of(2, 3), true, "b"));
    }

    @Test
    void originsAreEqualWhereAllOfThemIs() {
        Origin origin = new Origin("a", 1, Origin.Phase.FORWARD);
        assertThat(origin)
                .isEqualTo(new Origin("a", 1, Origin.Phase.FORWARD))
                .hasSameHashCodeAs(new Origin("a", 1, Origin.Phase.FORWARD));
        assertThat(origin)
                .isNotEqualTo(new Origin("b", 1, Origin.Phase.FORWARD))
                .isNotEqualTo(new Origin("a", 2, Origin.Phase.FORWARD))
                .isNotEqualTo(origin.in(Origin.Phase.LOSS));
    }
}
