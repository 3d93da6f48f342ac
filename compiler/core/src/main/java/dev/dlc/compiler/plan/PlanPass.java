package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.PackWeights;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.WeightsOnly;
import dev.dlc.compiler.program.Buffer;
import dev.dlc.compiler.program.Parts;
import dev.dlc.compiler.program.PassProgram;
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Routine;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.program.Step;
import dev.dlc.compiler.program.WeightLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Plans one pass: the frozen part to the front, kernels, then barriers, then places, then routines. */
final class PlanPass {
    private final Graph graph;
    private final WeightLayout weights;
    private final boolean training;
    private final Map<Value, Value> roots = new HashMap<>();
    private final Map<Value, Place> places = new HashMap<>();
    /** The frozen part's operations first. */
    private final List<Node> nodes;
    /** What depends on the weights alone and is computed before all others; nothing where something trains. */
    private final List<Node> preparing;

    private final List<Access> accesses;
    /** How many operations the frozen part has. */
    private final int frozen;
    /** How many routines hold them. */
    private int frozenRoutines;

    private final List<Buffer> buffers = new ArrayList<>();
    private final List<Integer> arrays = new ArrayList<>();
    private final List<PassProgram.Constant> constants = new ArrayList<>();

    private PlanPass(Graph graph, WeightLayout weights, Set<String> fixed, boolean training) {
        this.graph = graph;
        this.weights = weights;
        this.training = training;
        for (Node node : graph.nodes()) {
            if (node.op() instanceof Reshape) {
                roots.put(node.output(), root(node.inputs().get(0)));
            }
        }
        Set<Value> prepared = training ? Set.of() : WeightsOnly.of(graph);
        List<Node> computing = graph.nodes().stream()
                .filter(node -> !(node.op() instanceof Reshape))
                .toList();
        this.preparing = computing.stream()
                .filter(node -> prepared.contains(node.output()))
                .toList();
        List<Node> inOrder = computing.stream()
                .filter(node -> !prepared.contains(node.output()))
                .toList();
        List<Access> touched = inOrder.stream()
                .map(node -> new Access(
                        node.inputs().stream().map(this::root).toList(),
                        node.outputs(),
                        SelectKernel.share(node),
                        SelectKernel.inPlace(node)))
                .toList();
        boolean[] part = FrozenPart.find(
                inOrder,
                touched,
                graph.inputs(),
                WeightsOnly.of(graph, fixed.stream().map(graph.weights()::get).collect(Collectors.toSet())));
        this.nodes = frozenFirst(inOrder, part);
        this.frozen = (int) IntStream.range(0, part.length).filter(i -> part[i]).count();
        this.accesses = new ArrayList<>(frozenFirst(touched, part));
        for (int i = 1; i < nodes.size(); i++) {
            Share before = accesses.get(i - 1).share();
            if (before.isChannels() && i != frozen && normalizes(nodes.get(i), nodes.get(i - 1))) {
                accesses.set(i, accesses.get(i).by(before));
            }
        }
    }

    /**
     * Whether an elementwise operation applies to each channel what the one before it has found out about that channel. It goes
     * channel by channel then too: their numbers are still in the cache.
     */
    private boolean normalizes(Node node, Node before) {
        return node.op() instanceof Elementwise
                && node.origin().equals(before.origin())
                && node.output().shape().equals(before.inputs().get(0).shape())
                && node.inputs().stream().map(this::root).anyMatch(before.outputs()::contains);
    }

    private static <T> List<T> frozenFirst(List<T> all, boolean[] part) {
        return Stream.of(true, false)
                .flatMap(side -> IntStream.range(0, part.length)
                        .filter(i -> part[i] == side)
                        .mapToObj(all::get))
                .toList();
    }

    /**
     * @param fixed paths of the weights that no training changes
     * @param training whether the pass changes weights
     */
    static PassProgram plan(Graph graph, WeightLayout weights, Set<String> fixed, boolean training) {
        return new PlanPass(graph, weights, fixed, training).run();
    }

    /** The value whose numbers these are: a reshaped value is an alias. */
    private Value root(Value value) {
        return roots.getOrDefault(value, value);
    }

    private PassProgram run() {
        boolean[] barriers = Barriers.before(accesses);
        placeWeights();
        placeConstants();
        placeBuffers(barriers);
        DivideSample.Division division =
                training ? DivideSample.none(nodes.size()) : DivideSample.divide(nodes, accesses, this::place, buffers);
        List<Routine> routines = routines(barriers, division);
        return new PassProgram(
                prepare(),
                constants,
                phase(routines, Origin.Phase.FORWARD),
                phase(routines, Origin.Phase.LOSS),
                phase(routines, Origin.Phase.BACKWARD),
                frozen(),
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
                        .toList(),
                division.flops());
    }

    /** The values that the trainable part reads of what was there before it, inputs among them. */
    private PassProgram.Frozen frozen() {
        if (frozen == 0) {
            return PassProgram.Frozen.NONE;
        }
        Set<Value> read = new HashSet<>();
        accesses.subList(frozen, accesses.size()).forEach(access -> read.addAll(access.reads()));
        graph.outputs().forEach(output -> read.add(root(output)));
        List<Place> features = Stream.concat(
                        graph.inputs().stream(),
                        nodes.subList(0, frozen).stream().flatMap(node -> node.outputs().stream()))
                .filter(read::contains)
                .map(this::place)
                .toList();
        return new PassProgram.Frozen(frozenRoutines, features);
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

    private void placeConstants() {
        for (Node node : preparing) {
            boolean packed = node.op() instanceof PackWeights;
            Value value = node.output();
            Place.Region region = packed ? Place.Region.PACKED : Place.Region.CONSTANT;
            places.put(value, new Place(region, value.name(), constants.size()));
            constants.add(new PassProgram.Constant(value.name(), value.shape(), packed));
        }
    }

    private List<Routine> prepare() {
        List<Routine> routines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < preparing.size(); i++) {
            Node node = preparing.get(i);
            steps.addAll(node.op().accept(new SelectKernel(node, this::place)));
            if (i + 1 == preparing.size() || !preparing.get(i + 1).origin().equals(node.origin())) {
                routines.add(new Routine(node.origin(), steps, 0));
                steps = new ArrayList<>();
            }
        }
        return routines;
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
                touch(input, i, lives);
            }
            for (Value output : nodes.get(i).outputs()) {
                if (output.batched()) {
                    born(output, i, batched, lives);
                    touch(output, i, lives);
                }
                if (!places.containsKey(output)) {
                    all.add(output);
                }
            }
        }
        // who filled the inputs once may run the pass twice
        graph.inputs().forEach(value -> touch(value, nodes.size(), lives));
        // what the trainer reads when the pass is over
        graph.targets().forEach(value -> touch(value, nodes.size(), lives));
        graph.outputs().forEach(value -> touch(root(value), nodes.size(), lives));
        graph.losses().forEach(loss -> touch(root(loss.perSample()), nodes.size(), lives));
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
        lives.put(value, new ShareBuffers.Life(at, at));
    }

    private static void touch(Value value, int at, Map<Value, ShareBuffers.Life> lives) {
        lives.computeIfPresent(value, (key, life) -> new ShareBuffers.Life(life.first(), at));
    }

    private List<Routine> routines(boolean[] barriers, DivideSample.Division division) {
        List<Routine> routines = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        long flops = 0;
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (barriers[i]) {
                steps.add(new Step.Barrier());
            }
            if (division.meets()[i]) {
                steps.add(new Step.Meeting());
            }
            Parts parts = division.parts().get(i);
            for (Step step : node.op().accept(new SelectKernel(node, this::place))) {
                steps.add(
                        step instanceof Step.Loop loop
                                ? loop.by(accesses.get(i).share()).by(parts)
                                : step instanceof Step.Kernel kernel ? kernel.by(parts) : step);
            }
            flops += node.op().flops(node.inputs());
            if (i + 1 == nodes.size()
                    || i + 1 == frozen
                    || !nodes.get(i + 1).origin().equals(node.origin())) {
                routines.add(new Routine(node.origin(), steps, flops));
                frozenRoutines = i < frozen ? routines.size() : frozenRoutines;
                steps = new ArrayList<>();
                flops = 0;
            }
        }
        return routines;
    }
}
