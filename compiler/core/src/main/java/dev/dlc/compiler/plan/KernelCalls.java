package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.program.Step;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.function.Function;

/** How the call of a kernel for one operation is put together. */
abstract class KernelCalls {
    static final String KERNELS = "Kernels";

    final Node node;
    final Function<Value, Place> places;

    KernelCalls(Node node, Function<Value, Place> places) {
        this.node = node;
        this.places = places;
    }

    static List<Step> kernel(String method, Share share, Step.Argument... arguments) {
        return List.of(new Step.Kernel(KERNELS, method, true, List.of(arguments), share));
    }

    static List<Step> plain(String type, String method, Share share, Step.Argument... arguments) {
        return List.of(new Step.Kernel(type, method, false, List.of(arguments), share));
    }

    Shape shape(int input) {
        return node.inputs().get(input).shape();
    }

    Step.Tensor input(int index) {
        return new Step.Tensor(places.apply(node.inputs().get(index)), false);
    }

    Step.Tensor output(int index) {
        return new Step.Tensor(places.apply(node.outputs().get(index)), true);
    }

    static Step.Argument number(int value) {
        return new Step.Literal(value);
    }

    static Step.Argument geometry(Window window) {
        return new Step.Geometry(window);
    }

    /** The last dimension, over which rows run. */
    Step.Argument width() {
        return number(shape(0).get(shape(0).rank() - 1));
    }

    Share rows() {
        return Share.rows(shape(0).size() / shape(0).get(shape(0).rank() - 1));
    }
}
