package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.program.PassProgram;
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Routine;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.program.Step;
import dev.dlc.compiler.program.WeightLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Plans one pass: kernels, then barriers, then places, then routines. */
final class PlanPass {
    private final Graph graph;
    private final WeightLayout weights;
    private final Map<Value, Value> roots = new HashMap<>();
    private final Map<Value, Place> places = new HashMap<>();
    private final List<Node> nodes;
    private final List<Access> accesses = new ArrayList<>();

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
        int fixed = placeFixed();
        int perSample = placeBatch(barriers);
        List<Routine> routines = routines(barriers);
        return new PassProgram(
                phase(routines, Origin.Phase.FORWARD),
                phase(routines, Origin.Phase.LOSS),
                phase(routines, Origin.Phase.BACKWARD),
                fixed,
                perSample,
                graph.inputs().stream().map(this::place).toList(),
                graph.targets().stream().map(this::place).toList(),
                graph.outputs().stream().map(this::place).toList(),
                graph.losses().stream()
                        .map(loss -> new PassProgram.LossPlace(place(loss.perSample()), loss.factor()))
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
            places.put(
                    graph.weights().get(path), new Place(Place.Region.WEIGHTS, constant(path), slot.offset()));
            Value gradient = graph.gradients().get(path);
            if (gradient != null
                    && places.put(
                                    root(gradient),
                                    new Place(Place.Region.GRADIENTS, constant(path), slot.offset()))
                            != null) {
                throw new IllegalStateException("the gradient of " + path + " has another place already");
            }
        }
    }

    /** Values that are not batched: channel statistics and the like, one after the other. */
    private int placeFixed() {
        int next = 0;
        for (Node node : nodes) {
            for (Value output : node.outputs()) {
                if (!output.batched() && !places.containsKey(output)) {
                    places.put(output, new Place(Place.Region.FIXED, constant(output.name()), next));
                    next = Math.addExact(next, output.shape().size());
                }
            }
        }
        return next;
    }

    private int placeBatch(boolean[] barriers) {
        Map<Value, ShareBuffers.Life> lives = new HashMap<>();
        List<Value> order = new ArrayList<>();
        graph.inputs().forEach(value -> born(value, -1, order, lives));
        graph.targets().forEach(value -> born(value, -1, order, lives));
        for (int i = 0; i < nodes.size(); i++) {
            for (Value input : accesses.get(i).reads()) {
                touch(input, i, accesses.get(i).share(), lives);
            }
            for (Value output : nodes.get(i).outputs()) {
                if (output.batched()) {
                    born(output, i, order, lives);
                    touch(output, i, accesses.get(i).share(), lives);
                }
            }
        }
        // what the trainer reads when the pass is over
        graph.outputs().forEach(value -> touch(root(value), nodes.size(), Share.SAMPLES, lives));
        graph.losses().forEach(loss -> touch(root(loss.perSample()), nodes.size(), Share.ALONE, lives));
        var layout = ShareBuffers.layOut(order, accesses, barriers, lives);
        layout.offsets()
                .forEach((value, offset) ->
                        places.put(value, new Place(Place.Region.BATCH, constant(value.name()), offset)));
        return layout.size();
    }

    private static void born(Value value, int at, List<Value> order, Map<Value, ShareBuffers.Life> lives) {
        order.add(value);
        lives.put(value, new ShareBuffers.Life(at, at, -2));
    }

    private static void touch(Value value, int at, Share share, Map<Value, ShareBuffers.Life> lives) {
        lives.computeIfPresent(
                value,
                (key, life) ->
                        new ShareBuffers.Life(life.first(), at, share.isSamples() ? life.lastShared() : at));
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

    private static String constant(String path) {
        return path.replace('.', '_').toUpperCase(Locale.ROOT);
    }
}
