package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Convolve;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Linear;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.Pool;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.program.Buffer;
import dev.dlc.compiler.program.Parts;
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How the members of a team divide a forward pass over one sample, and where they meet meanwhile: before a step that reads, or
 * overwrites, what another member has written, or may still read.
 *
 * <pre>
 * before: convolution -> + bias, rectified -> max_pool -> dense(10)
 * after:  convolution (parts of its output), + bias, rectified (the same parts), meet, max_pool (channels), meet, dense(10) (one member)
 * </pre>
 */
final class DivideSample {
    /** FLOPs of a convolution or dense layer below which it takes one member less time than all members to meet. */
    private static final long LEAST_FLOPS = 20_000;
    /** Numbers of what is written by pieces, likewise. */
    private static final int LEAST_NUMBERS = 2048;
    /** FLOPs that must be divided for each meeting, and for the start: less was measured to take longer than on one thread. */
    private static final long FLOPS_OF_MEETING = 90_000;
    /** Filters of a convolution: fewer are computed together. */
    private static final int LEAST_FILTERS = 16;
    /** Outputs of a dense layer: those of one vector are not divided. */
    private static final int LEAST_OUTPUTS = 32;

    private final Function<Value, Place> places;
    private final List<Buffer> buffers;
    /** How members have divided what they have written since they have met last, and of it only what is written by outputs. */
    private final Map<Value, Parts> written = new HashMap<>();
    /** Who has used each array, and how, since the members have met last. */
    private final Map<Integer, List<Use>> uses = new HashMap<>();

    /**
     * How an array is used.
     *
     * @param parts what each member uses of it
     * @param size of the value in it, for pieces of different sizes lie elsewhere
     * @param whole true where each member uses all of it
     */
    private record Use(boolean writes, Parts parts, int size, boolean whole) {
        boolean disturbs(Use other) {
            boolean same = !whole && !other.whole && parts.isAlike(other.parts) && size == other.size;
            boolean alone = parts.isNone() && other.parts.isNone();
            return (writes || other.writes) && !same && !alone;
        }

        boolean isAlike(Use other) {
            return writes == other.writes && parts.isAlike(other.parts) && size == other.size && whole == other.whole;
        }
    }

    /**
     * @param parts of each operation
     * @param meets whether the members meet before it
     * @param flops of what they divide
     */
    record Division(List<Parts> parts, boolean[] meets, long flops) {}

    private DivideSample(Function<Value, Place> places, List<Buffer> buffers) {
        this.places = places;
        this.buffers = buffers;
    }

    /** @param buffers which the places of values that operations write are numbers of */
    static Division divide(
            List<Node> nodes, List<Access> accesses, Function<Value, Place> places, List<Buffer> buffers) {
        return new DivideSample(places, buffers).run(nodes, accesses);
    }

    private Division run(List<Node> nodes, List<Access> accesses) {
        List<Parts> parts = new ArrayList<>();
        boolean[] meets = new boolean[nodes.size()];
        long flops = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            boolean forward = node.origin().phase() == Origin.Phase.FORWARD;
            if (forward && !accesses.get(i).share().isSamples()) {
                return none(nodes.size());
            }
            parts.add(forward ? parts(node, accesses.get(i).share()) : Parts.NONE);
            if (forward) {
                meets[i] = meets(node, accesses.get(i), parts.get(i));
                flops += parts.get(i).isNone() ? 0 : node.op().flops(node.inputs());
            }
        }
        int meetings = 1;
        for (boolean meeting : meets) {
            meetings += meeting ? 1 : 0;
        }
        return flops < meetings * FLOPS_OF_MEETING ? none(nodes.size()) : new Division(parts, meets, flops);
    }

    /** One member does it all. */
    static Division none(int operations) {
        return new Division(Collections.nCopies(operations, Parts.NONE), new boolean[operations], 0);
    }

    private Parts parts(Node node, Share share) {
        Shape shape = node.output().shape();
        boolean much = node.op().flops(node.inputs()) >= LEAST_FLOPS;
        if (node.op() instanceof Convolve) {
            boolean several = shape.get(0) >= LEAST_FILTERS;
            return much && several ? outputs(node) : Parts.NONE;
        }
        if (node.op() instanceof Linear && share.factor() == 1) {
            return much && shape.size() >= LEAST_OUTPUTS ? outputs(node) : Parts.NONE;
        }
        Parts alike = node.op() instanceof Elementwise ? alike(node) : Parts.NONE;
        if (!alike.isNone()) {
            return alike;
        }
        int pieces = node.op() instanceof Pool ? shape.get(0) : node.op() instanceof Elementwise ? first(shape) : 1;
        pieces = Math.max(pieces, share.factor());
        boolean enough = much || node.inputs().get(0).shape().size() >= LEAST_NUMBERS;
        return pieces > 1 && enough ? Parts.pieces(pieces) : Parts.NONE;
    }

    /** Of a layer that computes its outputs with packed weights. */
    private Parts outputs(Node node) {
        Place weights = places.apply(node.inputs().get(1));
        return weights.region() == Place.Region.PACKED ? Parts.outputs(weights) : Parts.NONE;
    }

    /**
     * The parts of a layer's outputs that members have computed since they have met, where an elementwise operation goes on with them: so
     * they need not meet between the two.
     */
    private Parts alike(Node node) {
        Shape shape = node.output().shape();
        for (Value operand : node.inputs()) {
            if (!isSameForOutput(operand.shape(), shape)) {
                return Parts.NONE;
            }
        }
        for (Value operand : node.inputs()) {
            Parts parts = written.getOrDefault(operand, Parts.NONE);
            if (parts.isOutputs() && operand.shape().equals(shape)) {
                return parts;
            }
        }
        return Parts.NONE;
    }

    /** Whether an operand has a number for each of the whole, or one for all that belong to an output. */
    private static boolean isSameForOutput(Shape operand, Shape whole) {
        int outputs = operand.rank() < whole.rank() ? 1 : operand.rank() == 0 ? 1 : operand.get(0);
        return operand.equals(whole) || operand.size() == outputs;
    }

    /** The first dimension that is no 1. */
    private static int first(Shape shape) {
        int axis = 0;
        while (axis < shape.rank() && shape.get(axis) == 1) {
            axis++;
        }
        return axis == shape.rank() ? 1 : shape.get(axis);
    }

    private boolean meets(Node node, Access access, Parts parts) {
        Map<Integer, List<Use>> now = new HashMap<>();
        for (Value value : access.reads()) {
            note(value, new Use(false, parts, value.shape().size(), !readsPieces(node, value, parts)), now);
        }
        for (Value value : access.writes()) {
            note(value, new Use(true, parts, value.shape().size(), false), now);
        }
        boolean disturbed = false;
        for (Map.Entry<Integer, List<Use>> entry : now.entrySet()) {
            for (Use before : uses.getOrDefault(entry.getKey(), List.of())) {
                for (Use use : entry.getValue()) {
                    disturbed |= before.disturbs(use);
                }
            }
        }
        if (disturbed) {
            uses.clear();
            written.clear();
        }
        if (parts.isOutputs()) {
            access.writes().forEach(value -> written.put(value, parts));
        }
        now.forEach((array, added) -> added.forEach(use -> add(use, array, uses)));
        return disturbed;
    }

    private void note(Value value, Use use, Map<Integer, List<Use>> to) {
        Place place = places.apply(value);
        if (place.region() == Place.Region.BUFFER) {
            add(use, buffers.get(place.offset()).array(), to);
        }
    }

    /** Once: a deep network uses an array thousands of times, in few ways. */
    private static void add(Use use, int array, Map<Integer, List<Use>> to) {
        List<Use> all = to.computeIfAbsent(array, ignored -> new ArrayList<>());
        for (Use other : all) {
            if (other.isAlike(use)) {
                return;
            }
        }
        all.add(use);
    }

    /** Whether each member reads just those pieces of a value that stand where its pieces of the output do. */
    private static boolean readsPieces(Node node, Value value, Parts parts) {
        boolean elementwise = node.op() instanceof Elementwise;
        return parts.isPieces() && !elementwise
                || !parts.isNone()
                        && elementwise
                        && value.shape().size() == node.output().shape().size();
    }
}
