package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.List;

/** A step of {@code augment}. */
public sealed interface Augmentation {
    Span span();

    /** {@code flip(horizontal, p = 0.5)}. */
    record Apply(Expression.Call call) implements Augmentation {
        @Override
        public Span span() {
            return call.span();
        }
    }

    /** {@code repeat 2 { crop(padding = 2) }}. */
    record Repeat(Expression count, List<Augmentation> steps, Span span) implements Augmentation {
        public Repeat {
            steps = List.copyOf(steps);
        }
    }

    /** {@code one_of { hue(0.1)  blur }}. */
    record OneOf(List<Augmentation> choices, Span span) implements Augmentation {
        public OneOf {
            choices = List.copyOf(choices);
        }
    }
}
