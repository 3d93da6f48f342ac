package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Drop;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Op;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.scalar.Traverse;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the operations that give the same numbers for a sample in every step of a training: what they read goes back to inputs
 * and weights that never change, no random number and no other sample of the batch is in it.
 *
 * <pre>
 * image -> conv2d (frozen) -> batch_norm (frozen) -> relu | -> dropout -> dense (trains)
 *          ^ these operations                             ^ what is computed once stands here
 * </pre>
 */
final class FrozenPart {
    private final List<Node> nodes;
    private final List<Access> accesses;
    /** Operations that the rest must compute itself, by their number. */
    private final Set<Integer> left = new HashSet<>();

    private FrozenPart(List<Node> nodes, List<Access> accesses) {
        this.nodes = nodes;
        this.accesses = accesses;
    }

    /** The paths of the weights and statistics that no training changes; empty where nothing is frozen. */
    static Set<String> constants(Model model) {
        Set<Integer> training = model.weights().stream()
                .filter(Weight::trainable)
                .map(Weight::layer)
                .collect(Collectors.toSet());
        return model.weights().stream()
                .filter(weight -> weight.role().isTrained() ? !weight.trainable() : !training.contains(weight.layer()))
                .map(Weight::path)
                .collect(Collectors.toSet());
    }

    /**
     * For each operation, whether it belongs to the frozen part. None does where that part would read no weight: there is
     * little to save then.
     *
     * @param inputs of the model
     * @param constants weights that never change
     */
    static boolean[] find(
            List<Node> nodes, List<Access> accesses, Collection<Value> inputs, Collection<Value> constants) {
        return new FrozenPart(nodes, accesses).find(inputs, constants);
    }

    private boolean[] find(Collection<Value> inputs, Collection<Value> constants) {
        boolean[] part;
        do {
            part = reach(inputs, constants);
        } while (leaveWhatHasNoSamples(part));
        boolean[] found = part;
        boolean worth = IntStream.range(0, nodes.size())
                .anyMatch(i -> found[i] && accesses.get(i).reads().stream().anyMatch(constants::contains));
        return worth ? part : new boolean[nodes.size()];
    }

    private boolean[] reach(Collection<Value> inputs, Collection<Value> constants) {
        Set<Value> fixed = new HashSet<>(inputs);
        fixed.addAll(constants);
        boolean[] part = new boolean[nodes.size()];
        for (int i = 0; i < part.length; i++) {
            part[i] = !left.contains(i)
                    && isFixed(nodes.get(i))
                    && fixed.containsAll(accesses.get(i).reads());
            if (part[i]) {
                fixed.addAll(accesses.get(i).writes());
            }
        }
        return part;
    }

    /** True where the operation gives a sample's numbers from that sample's numbers alone. */
    private static boolean isFixed(Node node) {
        boolean batched = node.inputs().stream().anyMatch(Value::batched);
        boolean mixes = batched && node.outputs().stream().anyMatch(value -> !value.batched());
        return node.origin().phase() == Origin.Phase.FORWARD
                && !mixes
                && !isRandom(node.op())
                && !countsSamples(node.op());
    }

    private static boolean isRandom(Op op) {
        return op instanceof Drop;
    }

    private static boolean countsSamples(Op op) {
        return op instanceof Elementwise elementwise && Traverse.contains(elementwise.formula(), Elementwise.SAMPLES);
    }

    /** What is kept is kept for each sample; of the part's other values (they are small) the rest makes its own. */
    private boolean leaveWhatHasNoSamples(boolean[] part) {
        Set<Value> read = new HashSet<>();
        for (int i = 0; i < part.length; i++) {
            if (!part[i]) {
                read.addAll(accesses.get(i).reads());
            }
        }
        boolean changed = false;
        for (int i = 0; i < part.length; i++) {
            if (part[i]
                    && accesses.get(i).writes().stream().anyMatch(value -> !value.batched() && read.contains(value))) {
                changed |= left.add(i);
            }
        }
        return changed;
    }
}
