package dev.dlc.compiler.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.model.DataSpec.Preparation;
import dev.dlc.compiler.model.Port.Kind;
import dev.dlc.compiler.shape.Shape;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortTest {
    private static final Span SPAN = new Span(new SourceFile("a.dl", "some text"), 0, 4);

    @Test
    void portsAreEqualWhereAllOfThemIs() {
        Port port = new Port(1, "a", Kind.INDEX, Shape.of(2), 2, List.of("x", "y"), SPAN);
        assertThat(port)
                .isEqualTo(new Port(1, "a", Kind.INDEX, Shape.of(2), 2, List.of("x", "y"), SPAN))
                .hasSameHashCodeAs(new Port(1, "a", Kind.INDEX, Shape.of(2), 2, List.of("x", "y"), SPAN));
        Span other = new Span(new SourceFile("a.dl", "some text"), 1, 4);
        assertThat(port)
                .isNotEqualTo(new Port(2, "a", Kind.INDEX, Shape.of(2), 2, List.of("x", "y"), SPAN))
                .isNotEqualTo(new Port(1, "b", Kind.INDEX, Shape.of(2), 2, List.of("x", "y"), SPAN))
                .isNotEqualTo(new Port(1, "a", Kind.REAL, Shape.of(2), 2, List.of("x", "y"), SPAN))
                .isNotEqualTo(new Port(1, "a", Kind.INDEX, Shape.of(3), 2, List.of("x", "y"), SPAN))
                .isNotEqualTo(new Port(1, "a", Kind.INDEX, Shape.of(2), 3, List.of("x", "y"), SPAN))
                .isNotEqualTo(new Port(1, "a", Kind.INDEX, Shape.of(2), 2, List.of("x", "z"), SPAN))
                .isNotEqualTo(new Port(1, "a", Kind.INDEX, Shape.of(2), 2, List.of("x", "y"), other));
    }

    @Test
    void dataStayAsTheyAreWhereNothingIsDoneToThem() {
        assertThat(Preparation.NONE.isNone()).isTrue();
        assertThat(new Preparation(2, List.of(), List.of(), false).isNone()).isFalse();
        assertThat(new Preparation(1, List.of(1.0), List.of(), false).isNone()).isFalse();
        assertThat(new Preparation(1, List.of(), List.of(2.0), false).isNone()).isFalse();
        assertThat(new Preparation(1, List.of(), List.of(), true).isNone()).isFalse();
    }
}
