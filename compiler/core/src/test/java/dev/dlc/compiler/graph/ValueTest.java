package dev.dlc.compiler.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.catalogue.Extent;
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

    @Test
    void windowsAreEqualWhereAllOfThemIs() {
        Extent three = new Extent(3, 3);
        Extent one = new Extent(1, 1);
        Window window = new Window(Shape.of(2, 8, 8), 4, three, one, one, one, 1);
        assertThat(window)
                .isEqualTo(new Window(Shape.of(2, 8, 8), 4, new Extent(3, 3), one, one, one, 1))
                .hasSameHashCodeAs(new Window(Shape.of(2, 8, 8), 4, new Extent(3, 3), one, one, one, 1));
        assertThat(window)
                .isNotEqualTo(new Window(Shape.of(2, 8, 9), 4, three, one, one, one, 1))
                .isNotEqualTo(new Window(Shape.of(2, 8, 8), 6, three, one, one, one, 1))
                .isNotEqualTo(new Window(Shape.of(2, 8, 8), 4, new Extent(3, 1), one, one, one, 1))
                .isNotEqualTo(new Window(Shape.of(2, 8, 8), 4, new Extent(1, 3), one, one, one, 1))
                .isNotEqualTo(new Window(Shape.of(2, 8, 8), 4, three, three, one, one, 1))
                .isNotEqualTo(new Window(Shape.of(2, 8, 8), 4, three, one, three, one, 1))
                .isNotEqualTo(new Window(Shape.of(2, 8, 8), 4, three, one, one, three, 1))
                .isNotEqualTo(new Window(Shape.of(2, 8, 8), 4, three, one, one, one, 2));
    }

    @Test
    void formulasOfElementsAreEqualWhereBothPartsAre() {
        assertThat(Elementwise.sum()).isEqualTo(Elementwise.sum()).hasSameHashCodeAs(Elementwise.sum());
        assertThat(Elementwise.sum())
                .isNotEqualTo(Elementwise.product())
                .isNotEqualTo(new Elementwise(Elementwise.sum().formula(), Shape.of(2)));
    }
}
