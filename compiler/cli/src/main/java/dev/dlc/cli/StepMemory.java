package dev.dlc.cli;

import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.program.Buffer;
import dev.dlc.compiler.program.PassProgram;
import dev.dlc.compiler.program.WeightLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The arrays of a training step, in bytes. All of them are made before the first step and kept, so that their sum is the peak; what
 * the kernels of each thread work in and the batches that are read ahead come on top.
 *
 * @param weights running statistics included
 * @param gradients of the weights that train
 * @param optimizer what the optimizer keeps of them, two moments for adam
 * @param buffers values between the layers and their gradients, for the whole batch, where those that are not needed at once share
 * @param unshared what these would take if each had a place of its own
 */
record StepMemory(int batch, long weights, long gradients, long optimizer, long buffers, long unshared) {
    static StepMemory of(Unit unit) {
        int batch = unit.model().training().batch();
        WeightLayout layout = unit.program().weights();
        PassProgram pass = unit.program().training();
        long fixed = 0;
        long own = 0;
        for (Buffer buffer : pass.buffers()) {
            if (buffer.batched()) {
                own += buffer.shape().size();
            } else {
                fixed += buffer.shape().size();
            }
        }
        long slots = unit.model().optimizer().rule().slots().size();
        return new StepMemory(
                batch,
                bytes(layout.size()),
                bytes(layout.trainable()),
                bytes(slots * layout.trainable()),
                bytes(batch * pass.perSample() + fixed),
                bytes(batch * own + fixed));
    }

    private static long bytes(long numbers) {
        return Float.BYTES * numbers;
    }

    long peak() {
        return weights + gradients + optimizer + buffers;
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("batch", batch);
        json.put("weight_bytes", weights);
        json.put("gradient_bytes", gradients);
        json.put("optimizer_bytes", optimizer);
        json.put("buffer_bytes", buffers);
        json.put("unshared_buffer_bytes", unshared);
        json.put("peak_bytes", peak());
        return json;
    }
}
