package dev.dlc.runtime.augment;

import dev.dlc.runtime.Augmentation;
import java.util.List;

/** The steps that a model's {@code augment} section names, for one input. */
public final class Pipeline implements Augmentation {
    private final int input;
    private final List<Operation> steps;

    private Pipeline(int input, List<Operation> steps) {
        this.input = input;
        this.steps = steps;
    }

    /** @param input its number, in the order of declaration */
    public static Pipeline of(int input, Operation... steps) {
        return new Pipeline(input, List.of(steps));
    }

    @Override
    public int input() {
        return input;
    }

    /** The steps, in their order. */
    public List<Operation> steps() {
        return steps;
    }

    @Override
    public Applier applier(List<Integer> shape, float low, float high) {
        if (shape.size() != 3) {
            throw new IllegalArgumentException("only images can be augmented, not samples of shape " + shape);
        }
        Sequence sequence = new Sequence(steps.toArray(Operation[]::new));
        sequence.check(shape.get(0), shape.get(1), shape.get(2));
        return new SequenceApplier(sequence, new Image(shape.get(0), shape.get(1), shape.get(2), low, high));
    }

    private record SequenceApplier(Sequence sequence, Image image) implements Applier {
        @Override
        public void scaled(float[] numbers, int offset, long key) {
            take(numbers, offset);
            sequence.apply(image, key, false);
            image.clip();
            give(numbers, offset);
        }

        @Override
        public void normalized(float[] numbers, int offset, long key) {
            if (sequence.hasNormalized()) {
                take(numbers, offset);
                sequence.apply(image, key, true);
                give(numbers, offset);
            }
        }

        private void take(float[] numbers, int offset) {
            System.arraycopy(numbers, offset, image.pixels(), 0, image.pixels().length);
        }

        private void give(float[] numbers, int offset) {
            System.arraycopy(image.pixels(), 0, numbers, offset, image.pixels().length);
        }
    }
}
