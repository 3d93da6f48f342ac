package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Tensor;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.shape.Shape;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The layers of one model in the order in which the expansion meets them, each with its shape. */
final class Tape {
    /** Networks of this size compile in seconds; anything larger is a slip of the pen. */
    static final int MOST_LAYERS = 10_000;

    private final Problems problems;
    private final List<LayerCall> calls = new ArrayList<>();
    private final Map<Integer, LayerCall> byId = new HashMap<>();
    private final Map<String, Span> paths = new HashMap<>();
    private final Map<Integer, Port> ports = new HashMap<>();
    private int nextId;
    private boolean complete = true;

    Tape(Problems problems) {
        this.problems = problems;
    }

    int nextId() {
        return nextId++;
    }

    Tensor port(Port port) {
        ports.put(port.id(), port);
        return new Tensor(port.id(), Optional.of(port.shape()));
    }

    /** A value of which nothing is known, after an error. */
    Tensor poisoned() {
        complete = false;
        return new Tensor(nextId(), Optional.empty());
    }

    /** False where errors have left layers out. */
    boolean isComplete() {
        return complete;
    }

    List<LayerCall> calls() {
        return calls;
    }

    /** The layer that computes a value; empty for an input. */
    Optional<LayerCall> maker(int id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Port> port(int id) {
        return Optional.ofNullable(ports.get(id));
    }

    /**
     * Appends a layer. Where it does not fit, says so and returns a value without a shape; where an input has none, says
     * nothing.
     *
     * @param call the layer with the places of its arguments
     */
    Tensor add(String path, Bound<? extends Layer> call, List<Tensor> inputs) {
        if (calls.size() >= MOST_LAYERS) {
            throw new ExpansionStopped(Diagnostic.of(
                    Code.TOO_LARGE,
                    call.span(),
                    "the network has more than " + MOST_LAYERS + " layers",
                    "check the counts of its loops"));
        }
        List<Shape> shapes = new ArrayList<>();
        for (Tensor input : inputs) {
            input.shape().ifPresent(shapes::add);
        }
        if (shapes.size() < inputs.size()) {
            return poisoned();
        }
        return takesNumbers(call, inputs)
                ? shape(call, shapes)
                        .map(shape -> append(path, call, inputs, shapes, shape))
                        .orElseGet(this::poisoned)
                : poisoned();
    }

    /** Tokens are names of things: no layer of today calculates with them. */
    private boolean takesNumbers(Bound<? extends Layer> call, List<Tensor> inputs) {
        for (Tensor input : inputs) {
            Port port = ports.get(input.id());
            if (port != null && port.kind() == Port.Kind.INDEX) {
                problems.add(Diagnostic.of(
                                Code.WRONG_TYPE,
                                call.span(),
                                "`" + call.name() + "` calculates with numbers, but `" + port.name() + "` holds tokens",
                                "tokens are for `embedding`, which is not in the catalogue yet; declare numbers as `float[n]`")
                        .label(port.span(), "the input is declared here"));
                return false;
            }
        }
        return true;
    }

    private Tensor append(
            String path, Bound<? extends Layer> call, List<Tensor> inputs, List<Shape> shapes, Shape shape) {
        Span first = paths.putIfAbsent(path, call.span());
        if (first != null) {
            problems.add(Diagnostic.of(
                            Code.DUPLICATE_PATH,
                            call.span(),
                            "two layers are called `" + path + "`",
                            "give one of the values or blocks another name")
                    .label(first, "this is the first"));
        }
        var made = new LayerCall(
                nextId(), path, call.entry(), inputs.stream().map(Tensor::id).toList(), shapes, shape, call.span());
        calls.add(made);
        byId.put(made.id(), made);
        return new Tensor(made.id(), Optional.of(shape));
    }

    /** The output's shape, after a check that the layer's own tensors fit, too. */
    private Optional<Shape> shape(Bound<? extends Layer> call, List<Shape> inputs) {
        try {
            Shape shape = call.entry().shape(inputs);
            call.entry().weights(inputs);
            return Optional.of(shape);
        } catch (Misfit misfit) {
            problems.add(Misfits.diagnostic(misfit, call));
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Shape's own refusal, or a product that left the range of ints: with checked arguments only size is left.
            problems.add(Diagnostic.of(
                    Code.TOO_LARGE,
                    call.largestArgument(),
                    "`" + call.name() + "` of " + inputs.get(0) + " needs more numbers than an array holds ("
                            + Shape.LARGEST + ")"));
        }
        return Optional.empty();
    }
}
