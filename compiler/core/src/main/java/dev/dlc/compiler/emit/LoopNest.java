package dev.dlc.compiler.emit;

import dev.dlc.compiler.program.Step;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The loops over an elementwise operation: dimensions along which all tensors run on alike are one loop.
 *
 * @param levels from the outermost to the innermost
 */
record LoopNest(List<Level> levels) {
    /**
     * One loop.
     *
     * @param samples true where it runs over the worker's samples, {@code extent} for each
     * @param strides how far each tensor moves at one step: the target, then the operands; 0 where it is stretched
     */
    record Level(boolean samples, int extent, int[] strides) {}

    /** @param apart whether samples, outputs and what belongs to an output are loops of their own, so that each may be of a part */
    static LoopNest of(Step.Loop loop, boolean apart) {
        int tensors = loop.operands().size() + 1;
        List<Level> levels = new ArrayList<>();
        if (loop.batched()) {
            int[] strides = new int[tensors];
            strides[0] = loop.shape().size();
            for (int t = 1; t < tensors; t++) {
                Step.Operand operand = loop.operands().get(t - 1);
                strides[t] = operand.batched() ? operand.shape().size() : 0;
            }
            levels.add(new Level(true, 1, strides));
        }
        for (int axis = 0; axis < loop.shape().rank(); axis++) {
            if (loop.shape().get(axis) > 1) {
                int[] strides = new int[tensors];
                strides[0] = loop.shape().sizeFrom(axis + 1);
                for (int t = 1; t < tensors; t++) {
                    strides[t] = stride(loop.operands().get(t - 1).shape(), loop.shape(), axis);
                }
                Level level = new Level(false, loop.shape().get(axis), strides);
                if (apart && levels.size() <= 2) {
                    levels.add(level);
                } else {
                    add(levels, level);
                }
            }
        }
        if (levels.isEmpty()) {
            levels.add(new Level(false, 1, new int[tensors]));
        }
        return new LoopNest(levels);
    }

    private static int stride(Shape shape, Shape full, int axis) {
        int own = axis - (full.rank() - shape.rank());
        return own < 0 || shape.get(own) == 1 ? 0 : shape.sizeFrom(own + 1);
    }

    /** Appends a loop, or lengthens the one around it where every tensor runs on without a gap. */
    private static void add(List<Level> levels, Level inner) {
        if (!levels.isEmpty()) {
            Level outer = levels.get(levels.size() - 1);
            boolean seamless = true;
            for (int t = 0; t < inner.strides().length; t++) {
                seamless &= outer.strides()[t] == (long) inner.strides()[t] * inner.extent();
            }
            if (seamless) {
                levels.set(
                        levels.size() - 1,
                        new Level(
                                outer.samples(), Math.multiplyExact(outer.extent(), inner.extent()), inner.strides()));
                return;
            }
        }
        levels.add(inner);
    }

    /** Whether the outermost loop runs over numbers of all samples, and not over the samples. */
    boolean isFlat() {
        return levels.get(0).extent() > 1;
    }

    int innermost() {
        return levels.size() - 1;
    }

    /** The innermost loop along which a tensor moves, -1 where it never does. */
    int deepest(int tensor) {
        for (int level = innermost(); level >= 0; level--) {
            if (levels.get(level).strides()[tensor] != 0) {
                return level;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Level level : levels) {
            out.append(level.samples() ? "samples x " : "")
                    .append(level.extent())
                    .append(Arrays.toString(level.strides()));
        }
        return out.toString();
    }
}
