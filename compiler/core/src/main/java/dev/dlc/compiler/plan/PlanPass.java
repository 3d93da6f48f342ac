package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.program.Buffer;
import dev.dlc.compiler.program.PassProgram;
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Routine;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.program.Step;
import dev.dlc.compiler.program.WeightLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans one pass: kernels, then barriers, then places, then routines. */
final class PlanPass {
    private final Graph graph;
    private final WeightLayout weights;
    private final Map<Value, Value> roots = new HashMap<>();
    private final Map<Value, Place> places = new HashMap<>();
    private final List<Node> nodes;
    private final List<Access> accesses = new ArrayList<>();
    private final List<Buffer> buffers = new ArrayList<>();
    private final List<Integer> arrays = new ArrayList<>();

    private PlanPass(Graph graph, WeightLayout weights) {
        this.graph = graph;
        this.weights = weights;
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Reshape) {
                roots.put(node.output(), root(node.inputs().get(0)));
            }
        }
        this.nodes = graph.nodes().stream()
                .filter(node -> !(node.op() instanceof Reshape))
                .toList();
    }

    static PassProgram plan(Graph graph, WeightLayout weights) {
        return new PlanPass(graph, weights).run();
    }

    /** The value whose numbers these are: a reshaped value is an alias. */
    private Value root(Value value) {
        return roots.getOrDefault(value, value);
    }

    private PassProgram run() {
        for (Node node : nodes) {
            accesses.add(new Access(
                    node.inputs().stream().map(this::root).toList(),
                    node.outputs(),
                    SelectKernel.share(node),
                    SelectKernel.inPlace(node)));
        }
        boolean[] barriers = Barriers.before(accesses);
        placeWeights();
        placeBuffers(barriers);
        List<Routine> routines = routines(barriers);
        return new PassProgram(
                phase(routines, Origin.Phase.FORWARD),
                phase(routines, Origin.Phase.LOSS),
                phase(routines, Origin.Phase.BACKWARD),
                buffers,
                arrays,
                graph.inputs().stream().map(this::place).toList(),
                graph.targets().stream().map(this::place).toList(),
                graph.outputs().stream().map(this::place).toList(),
                graph.losses().stream()
                        .map(loss -> new PassProgram.LossPlace(
                                place(loss.perSample()),
                                loss.factor(),
                                loss.total().map(this::place)))
                        .toList());
    }

    private static List<Routine> phase(List<Routine> routines, Origin.Phase phase) {
        return routines.stream()
                .filter(routine -> routine.origin().phase() == phase)
                .toList();
    }

    private Place place(Value value) {
        Place place = places.get(root(value));
        if (place == null) {
            throw new IllegalStateException("no place for " + value);
        }
        return place;
    }

    private void placeWeights() {
        for (WeightLayout.Slot slot : weights.slots()) {
            String path = slot.weight().path();
            places.put(graph.weights().get(path), new Place(Place.Region.WEIGHTS, path, slot.offset()));
            Value gradient = graph.gradients().get(path);
            if (gradient != null
                    && places.put(root(gradient), new Place(Place.Region.GRADIENTS, path, slot.offset())) != null) {
                throw new IllegalStateException("the gradient of " + path + " has another place already");
            }
        }
    }

    private void placeBuffers(boolean[] barriers) {
        Map<Value, ShareBuffers.Life> lives = new HashMap<>();
        List<Value> batched = new ArrayList<>();
        List<Value> all = new ArrayList<>();
        graph.inputs().forEach(value -> born(value, -1, batched, lives));
        graph.targets().forEach(value -> born(value, -1, batched, lives));
        all.addAll(batched);
        for (int i = 0; i < nodes.size(); i++) {
            for (Value input : accesses.get(i).reads()) {
                touch(input, i, accesses.get(i).share(), lives);
            }
            for (Value output : nodes.get(i).outputs()) {
                if (output.batched()) {
                    born(output, i, batched, lives);
                    touch(output, i, accesses.get(i).share(), lives);
                }
                if (!places.containsKey(output)) {
                    all.add(output);
                }
            }
        }
        // who filled the inputs once may run the pass twice
        graph.inputs().forEach(value -> touch(value, nodes.size(), Share.SAMPLES, lives));
        // what the trainer reads when the pass is over
        graph.targets().forEach(value -> touch(value, nodes.size(), Share.SAMPLES, lives));
        graph.outputs().forEach(value -> touch(root(value), nodes.size(), Share.SAMPLES, lives));
        graph.losses().forEach(loss -> touch(root(loss.perSample()), nodes.size(), Share.ALONE, lives));
        var layout = ShareBuffers.layOut(batched, accesses, barriers, lives);
        arrays.addAll(layout.sizes());
        for (Value value : all) {
            // what is not batched is small: channel statistics and the like, an array each
            int array = value.batched() ? layout.arrays().get(value) : arrays.size();
            if (!value.batched()) {
                arrays.add(value.shape().size());
            }
            places.put(value, new Place(Place.Region.BUFFER, value.name(), buffers.size()));
            buffers.add(new Buffer(value.name(), value.shape(), value.batched(), array));
        }
    }

    private static void born(Value value, int at, List<Value> order, Map<Value, ShareBuffers.Life> lives) {
        order.add(value);
        lives.put(value, new ShareBuffers.Life(at, at, -2));
    }

    private static void touch(Value value, int at, Share share, Map<Value, ShareBuffers.Life> lives) {
        lives.computeIfPresent(
                value,
                (key, life) -> new ShareBuffers.Life(life.first(), at, share.isSamples() ? life.lastShared() : at));
    }

    private List<Routine> routines(boolean[] barriers) {
        List<Routine> routines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        long flops = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (barriers[i]) {
                steps.add(new Step.Barrier());
            }
            steps.addAll(node.op().accept(new SelectKernel(node, this::place)));
            flops += node.op().flops(node.inputs());
            if (i + 1 == nodes.size() || !nodes.get(i + 1).origin().equals(node.origin())) {
                routines.add(new Routine(node.origin(), steps, flops));
                steps = new ArrayList<>();
                flops = 0;
            }
        }
        return routines;
    }
}
