package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.Conv1d;
import dev.dlc.compiler.layer.Conv2d;
import dev.dlc.compiler.layer.Dense;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.model.LayerCall;
import java.util.function.Consumer;

/**
 * Two linear layers with no activation between them: together they can do no more than one. Silent where that is the point: a
 * factorisation through fewer features than either side has, and convolutions in parts (by rows and columns, in groups, depthwise).
 */
record LinearAfterLinear() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall first : subject.model().layers()) {
            if (isWhole(first) && subject.trained(first, Role.WEIGHT).isPresent()) {
                subject.next(first, Kinds::isTransparent)
                        .filter(second -> isWhole(second)
                                && subject.trained(second, Role.WEIGHT).isPresent()
                                && !narrows(first, second))
                        .ifPresent(second -> report.accept(Diagnostic.of(
                                        Code.LINEAR_AFTER_LINEAR,
                                        second.span(),
                                        "`" + Kinds.name(first) + "` and `" + Kinds.name(second)
                                                + "` follow each other without an activation: both together are one linear layer",
                                        "put an activation behind the first: `" + Kinds.text(first) + " -> relu`")
                                .label(first.span(), "this is the first")));
            }
        }
    }

    private static boolean isWhole(LayerCall call) {
        if (call.layer() instanceof Conv2d convolution) {
            return convolution.groups() == 1
                    && convolution.kernel().height() == convolution.kernel().width();
        }
        return call.layer() instanceof Dense || call.layer() instanceof Conv1d one && one.groups() == 1;
    }

    private static boolean narrows(LayerCall first, LayerCall second) {
        boolean positions = first.layer() instanceof Dense == second.layer() instanceof Dense;
        // the same kind on both sides compares channels or features, otherwise all numbers
        long in = positions
                ? features(first, first.inputShapes().get(0))
                : first.inputShapes().get(0).size();
        long middle = positions ? features(first, first.shape()) : first.shape().size();
        long out = positions ? features(second, second.shape()) : second.shape().size();
        return middle < Math.min(in, out);
    }

    private static long features(LayerCall call, dev.dlc.compiler.shape.Shape shape) {
        if (shape.rank() == 0) {
            return 1;
        }
        return call.layer() instanceof Conv2d ? shape.get(0) : shape.get(shape.rank() - 1);
    }
}
