package dev.dlc.compiler.program;

import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * One nested class of a generated class: the passes over one set of buffers.
 *
 * @param prepare what depends on the weights alone, before any forward pass; empty where something trains
 * @param constants what it computes
 * @param forward from the inputs to the outputs
 * @param loss from the outputs to the loss of each sample
 * @param backward from the loss to the gradients; empty where nothing trains
 * @param frozen which of it no training step changes
 * @param buffers every value that lies in no array of weights or gradients, in the order in which they are written
 * @param arrays how many numbers each array has, for one sample where batched
 * @param inputs where the inputs lie, in the order of declaration
 * @param targets likewise
 * @param outputs what each loss term judges
 * @param losses the loss of each sample, one for each term, and its factor
 * @param divided the FLOPs of the forward pass that the members of a team divide where they run it over one sample
 */
public record PassProgram(
        List<Routine> prepare,
        List<Constant> constants,
        List<Routine> forward,
        List<Routine> loss,
        List<Routine> backward,
        Frozen frozen,
        List<Buffer> buffers,
        List<Integer> arrays,
        List<Place> inputs,
        List<Place> targets,
        List<Place> outputs,
        List<LossPlace> losses,
        long divided) {
    /** The numbers of all arrays together, for one sample: what a batch of n takes is n times as much. */
    public long perSample() {
        boolean[] counted = new boolean[arrays.size()];
        long sum = 0;
        for (Buffer buffer : buffers) {
            if (buffer.batched() && !counted[buffer.array()]) {
                counted[buffer.array()] = true;
                sum += arrays.get(buffer.array());
            }
        }
        return sum;
    }

    /** What is computed from the weights alone: an array of its own, or packed weights. */
    public record Constant(String name, Shape shape, boolean packed) {}

    /**
     * The part of the forward pass that gives the same numbers for a sample in every step.
     *
     * @param routines how many of the forward pass's routines it has: they come first
     * @param features the values that the other routines read of it, and the inputs that they read themselves
     */
    public record Frozen(int routines, List<Place> features) {
        /** Where training changes everything, or nothing worth keeping is left. */
        public static final Frozen NONE = new Frozen(0, List.of());

        public Frozen {
            features = List.copyOf(features);
        }
    }

    /**
     * A loss term's value for each sample, and what it is multiplied by.
     *
     * @param total where the sum of the samples' weights lies; empty where all weigh the same
     */
    public record LossPlace(Place place, double factor, Optional<Place> total) {}
}
