package dev.dlc.compiler.model;

import dev.dlc.compiler.augment.Augmentation;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * What training does to the images of one input.
 *
 * @param input the input's place in the order of declaration
 */
public record AugmentSpec(int input, List<Step> steps) {
    private static final String OPERATION = "augment.Operation";

    public AugmentSpec {
        steps = List.copyOf(steps);
    }

    /** How generated code makes it. */
    public RuntimeCall runtime() {
        return call("augment.Pipeline", "of", input, steps);
    }

    private static RuntimeCall call(String type, String method, Object first, List<Step> steps) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(first);
        steps.forEach(step -> arguments.add(step.runtime()));
        return new RuntimeCall(type, method, arguments);
    }

    /** One step, in its place. */
    public sealed interface Step {
        Span span();

        /** How generated code makes it. */
        RuntimeCall runtime();
    }

    /** An augmentation of the catalogue. */
    public record Apply(Augmentation augmentation, Span span) implements Step {
        @Override
        public RuntimeCall runtime() {
            return augmentation.runtime();
        }
    }

    /** The same steps several times in a row. */
    public record Repeat(int times, List<Step> steps, Span span) implements Step {
        public Repeat {
            steps = List.copyOf(steps);
        }

        @Override
        public RuntimeCall runtime() {
            return call(OPERATION, "repeat", times, steps);
        }
    }

    /** One of several steps, each as probable. */
    public record OneOf(List<Step> choices, Span span) implements Step {
        public OneOf {
            choices = List.copyOf(choices);
        }

        @Override
        public RuntimeCall runtime() {
            return new RuntimeCall(
                    OPERATION,
                    "oneOf",
                    choices.stream().<Object>map(Step::runtime).toList());
        }
    }
}
