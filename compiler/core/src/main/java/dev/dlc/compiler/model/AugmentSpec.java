package dev.dlc.compiler.model;

import dev.dlc.compiler.augment.Augmentation;
import dev.dlc.compiler.augment.Group;
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
    public AugmentSpec {
        steps = List.copyOf(steps);
    }

    /** How generated code makes it. */
    public RuntimeCall runtime() {
        List<Object> arguments = new ArrayList<>(List.of(input));
        steps.forEach(step -> arguments.add(step.runtime()));
        return new RuntimeCall("augment.Pipeline", "of", arguments);
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

    /** Steps in braces. */
    public record Grouped(Group group, List<Step> steps, Span span) implements Step {
        public Grouped {
            steps = List.copyOf(steps);
        }

        @Override
        public RuntimeCall runtime() {
            return group.runtime(steps.stream().map(Step::runtime).toList());
        }
    }
}
