package dev.dlc.compiler.emit;

import com.palantir.javapoet.ClassName;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.program.WeightLayout;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes the calls that keep the weights of units within their largest norm, one for each tensor. */
final class NormLimitCode {
    private static final ClassName LIMIT = Runtime.kernel("NormLimit");

    private NormLimitCode() {}

    static List<JavaCode> write(Model model, WeightLayout weights) {
        Map<Integer, Layer> layers = new HashMap<>();
        for (LayerCall call : model.layers()) {
            layers.put(call.id(), call.layer());
        }
        List<JavaCode> calls = new ArrayList<>();
        for (WeightLayout.Slot slot : weights.slots()) {
            // several limits: the smallest holds
            Optional<Double> limit = slot.weight().regularizers().stream()
                    .map(Regularizer::maxNorm)
                    .flatMap(Optional::stream)
                    .min(Double::compare);
            if (limit.isPresent() && slot.weight().trainable()) {
                int groups = layers.get(slot.weight().layer()).transposedGroups();
                Shape shape = slot.weight().shape();
                calls.add(
                        groups > 0 && shape.rank() > 1
                                ? columns(slot, shape, groups, limit.get())
                                : rows(slot, shape, limit.get()));
            }
        }
        return calls;
    }

    /** The first dimension counts units; what has one dimension has a number a unit. */
    private static JavaCode rows(WeightLayout.Slot slot, Shape shape, double limit) {
        int units = shape.get(0);
        return JavaCode.of(
                "$T.rows(weights, $L, $L, $L, worker.from($L), worker.to($L))",
                LIMIT,
                slot.offset(),
                shape.size() / units,
                limit,
                units,
                units);
    }

    private static JavaCode columns(WeightLayout.Slot slot, Shape shape, int groups, double limit) {
        int outputs = shape.get(1);
        int units = groups * outputs;
        return JavaCode.of(
                "$T.columns(weights, $L, $L, $L, $L, $L, worker.from($L), worker.to($L))",
                LIMIT,
                slot.offset(),
                shape.get(0) / groups,
                outputs,
                shape.sizeFrom(2),
                limit,
                units,
                units);
    }
}
