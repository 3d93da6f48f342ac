package dev.dlc.compiler.lower;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphBuilder;
import dev.dlc.compiler.graph.Op;
import dev.dlc.compiler.graph.Origin;
import dev.dlc.compiler.graph.SumTo;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.layer.Lowering;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.LossTerm;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns the layers of a model into operations: once for training, once for predicting. */
public final class Lower {
    private final GraphBuilder builder = new GraphBuilder();
    private final Map<Integer, Value> values = new HashMap<>();
    private final Map<String, Value> weights = new LinkedHashMap<>();
    private final boolean training;
    private final Set<Integer> frozen;

    private Lower(Model model, boolean training) {
        this.training = training;
        this.frozen = model.weights().stream()
                .filter(weight -> weight.role().isTrained())
                .collect(Collectors.groupingBy(Weight::layer))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue().stream().noneMatch(Weight::trainable))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The operations of the forward pass and of the loss. */
    public static Graph lower(Model model, boolean training) {
        return new Lower(model, training).run(model);
    }

    private Graph run(Model model) {
        List<Value> inputs = ports(model.inputs());
        List<Value> targets = ports(model.targets());
        for (Weight weight : model.weights()) {
            weights.put(weight.path(), builder.leaf(weight.shape(), false, weight.path()));
        }
        for (LayerCall call : model.layers()) {
            Origin origin = new Origin(call.path(), call.id(), Origin.Phase.FORWARD);
            List<Value> arguments = call.inputs().stream().map(values::get).toList();
            Value output = call.layer().lower(new InLayer(origin), arguments);
            if (!output.shape().equals(call.shape())) {
                throw new IllegalStateException(
                        call.path() + " says " + call.shape() + " but is lowered to " + output.shape());
            }
            values.put(call.id(), output);
        }
        List<Value> outputs = new ArrayList<>();
        List<Graph.LossValue> losses = new ArrayList<>();
        for (LossTerm term : model.losses()) {
            String path = model.losses().size() == 1 ? "loss" : "loss." + losses.size();
            Value value = values.get(term.value());
            outputs.add(value);
            losses.add(
                    loss(term, new InLayer(new Origin(path, -1, Origin.Phase.LOSS)), value, values.get(term.target())));
        }
        return new Graph(inputs, targets, weights, builder.nodes(), outputs, losses, Map.of());
    }

    /** A weighted mean is the plain mean of the values times the number of samples over the sum of their weights. */
    private static Graph.LossValue loss(LossTerm term, Lowering lowering, Value value, Value target) {
        Value perSample = term.loss().lower(lowering, value, target);
        Optional<Value> total = term.loss()
                .sampleWeights(lowering, target)
                .map(weights -> lowering.add(new SumTo(Shape.SCALAR, false), weights));
        if (total.isPresent()) {
            Scalar sum = Scalar.operand(1);
            Scalar zero = Scalar.constant(0);
            Scalar share = Scalar.operand(0).times(Elementwise.SAMPLES).over(sum);
            perSample = lowering.add(new Elementwise(Scalar.select(sum, zero, share, zero)), perSample, total.get());
        }
        return new Graph.LossValue(perSample, term.factor(), total);
    }

    private List<Value> ports(List<Port> ports) {
        List<Value> leaves = new ArrayList<>();
        for (Port port : ports) {
            Value leaf = builder.leaf(port.shape(), true, port.name());
            values.put(port.id(), leaf);
            leaves.add(leaf);
        }
        return leaves;
    }

    /** The view that one layer, or one loss term, has of the graph being built. */
    private final class InLayer implements Lowering {
        private final Origin origin;

        InLayer(Origin origin) {
            this.origin = origin;
        }

        @Override
        public boolean isTraining() {
            return training;
        }

        @Override
        public boolean isFrozen() {
            return frozen.contains(origin.layer());
        }

        @Override
        public Value weight(String name) {
            String path = origin.path() + "." + name;
            Value value = weights.get(path);
            if (value == null) {
                throw new IllegalStateException(origin.path() + " asks for a weight it never declared: " + name);
            }
            return value;
        }

        @Override
        public String path() {
            return origin.path();
        }

        @Override
        public Value add(Op op, Value... inputs) {
            return builder.add(op, List.of(inputs), origin, origin.path());
        }

        @Override
        public Value addNamed(String word, Op op, Value... inputs) {
            return builder.add(op, List.of(inputs), origin, origin.path() + "." + word);
        }

        @Override
        public List<Value> addAll(Op op, Value... inputs) {
            return builder.addAll(op, List.of(inputs), origin, origin.path());
        }
    }
}
