package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Renderer;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.program.PassProgram;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.program.Routine;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What {@code dlc explain} tells. FLOPs and bytes are those of one sample.
 *
 * @param model the model's name
 * @param layers in the order of computation
 * @param weights every tensor
 * @param lossFlops of the loss, forward
 * @param otherFlops backward, of what belongs to no layer: the loss
 * @param trainingBytes of the planned buffers of a training pass, where values that are not alive at once share
 * @param inferenceBytes of those of a pass that predicts
 * @param step the memory of a training step, for the batch that the model says
 * @param warnings what is suspicious about the model
 */
record Explanation(
        String model,
        List<LayerRow> layers,
        List<WeightRow> weights,
        long lossFlops,
        long otherFlops,
        long trainingBytes,
        long inferenceBytes,
        StepMemory step,
        List<Diagnostic> warnings) {
    /**
     * A layer.
     *
     * @param weights how many numbers it owns, running statistics included
     * @param forward FLOPs; 0 where its work has been fused into another layer's
     * @param backward likewise, 0 too where nothing below trains
     * @param bytes of its output
     */
    record LayerRow(String path, Shape shape, long weights, long forward, long backward, long bytes) {}

    record WeightRow(String path, Shape shape, boolean trainable) {}

    static Explanation of(Unit unit) {
        Model model = unit.model();
        Program program = unit.program();
        PassProgram training = program.training();
        List<LayerRow> rows = new ArrayList<>();
        long forward = 0;
        long backward = 0;
        for (LayerCall call : model.layers()) {
            LayerRow row = new LayerRow(
                    call.path(),
                    call.shape(),
                    model.weights().stream()
                            .filter(weight -> weight.layer() == call.id())
                            .mapToLong(weight -> weight.shape().size())
                            .sum(),
                    flops(training.forward(), call.id()),
                    flops(training.backward(), call.id()),
                    (long) Float.BYTES * call.shape().size());
            rows.add(row);
            forward += row.forward();
            backward += row.backward();
        }
        return new Explanation(
                model.name(),
                rows,
                model.weights().stream().map(Explanation::row).toList(),
                flops(training.loss()) + flops(training.forward()) - forward,
                flops(training.backward()) - backward,
                Float.BYTES * training.perSample(),
                Float.BYTES * program.inference().perSample(),
                StepMemory.of(unit),
                unit.warnings());
    }

    private static WeightRow row(Weight weight) {
        return new WeightRow(weight.path(), weight.shape(), weight.trainable());
    }

    private static long flops(List<Routine> routines, int layer) {
        return flops(routines.stream()
                .filter(routine -> routine.origin().layer() == layer)
                .toList());
    }

    private static long flops(List<Routine> routines) {
        return routines.stream().mapToLong(Routine::flops).sum();
    }

    long parameters() {
        return weights.stream().mapToLong(weight -> weight.shape().size()).sum();
    }

    long trainable() {
        return weights.stream()
                .filter(WeightRow::trainable)
                .mapToLong(weight -> weight.shape().size())
                .sum();
    }

    long forward() {
        return layers.stream().mapToLong(LayerRow::forward).sum() + lossFlops;
    }

    long backward() {
        return layers.stream().mapToLong(LayerRow::backward).sum() + otherFlops;
    }

    /** FLOPs of the passes of a training step, for the whole batch; the update of the weights is not among them. */
    long stepFlops() {
        return step.batch() * (forward() + backward());
    }

    long activationBytes() {
        return layers.stream().mapToLong(LayerRow::bytes).sum();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", model);
        json.put("layers", layers.stream().map(Explanation::json).toList());
        json.put("weights", weights.stream().map(Explanation::json).toList());
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("weights", parameters());
        totals.put("trainable", trainable());
        totals.put("flops_forward", forward());
        totals.put("flops_backward", backward());
        totals.put("activation_bytes", activationBytes());
        totals.put("training_bytes", trainingBytes);
        totals.put("inference_bytes", inferenceBytes);
        totals.put("batch", step.batch());
        totals.put("flops_step", stepFlops());
        json.put("totals", totals);
        json.put("step_memory", step.json());
        json.put(
                "warnings",
                warnings.stream()
                        .map(warning -> new Json.Written(Renderer.jsonLine(warning)))
                        .toList());
        return json;
    }

    private static Map<String, Object> json(LayerRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.path());
        json.put("shape", row.shape().dimensions());
        json.put("weights", row.weights());
        json.put("flops_forward", row.forward());
        json.put("flops_backward", row.backward());
        json.put("activation_bytes", row.bytes());
        return json;
    }

    private static Map<String, Object> json(WeightRow row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", row.path());
        json.put("shape", row.shape().dimensions());
        json.put("trainable", row.trainable());
        return json;
    }
}
