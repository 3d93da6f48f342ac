package dev.dlc.compiler.differentiate;

import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.SumTo;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The gradient of stretching a value over a larger shape: the sum of what each of its copies got. */
final class Broadcasting {
    private Broadcasting() {}

    /** Sums {@code gradient} until it has the shape that was stretched. */
    static Value undo(Differentiate.InNode node, Value gradient, Shape shape, boolean batched) {
        if (gradient.shape().equals(shape) && gradient.batched() == batched) {
            return gradient;
        }
        int rank = gradient.shape().rank();
        List<Integer> aligned = new ArrayList<>(Collections.nCopies(rank - shape.rank(), 1));
        aligned.addAll(shape.dimensions());
        Value sum = gradient;
        if (!batched && isChannels(aligned, gradient.shape())) {
            sum = node.add(new SumTo(new Shape(aligned), false), sum);
        } else {
            sum = sumAxes(node, sum, aligned);
            if (!batched) {
                sum = node.add(new SumTo(sum.shape(), false), sum);
            }
        }
        return sum.shape().equals(shape) ? sum : node.add(new Reshape(shape), sum);
    }

    /** True for [channels, 1, …]: the sum over all samples and positions has a kernel of its own. */
    private static boolean isChannels(List<Integer> aligned, Shape full) {
        return full.rank() > 1
                && aligned.get(0).equals(full.get(0))
                && aligned.subList(1, full.rank()).stream().allMatch(dimension -> dimension == 1);
    }

    /** One sum for each run of neighbouring axes that were stretched. */
    private static Value sumAxes(Differentiate.InNode node, Value gradient, List<Integer> aligned) {
        Value sum = gradient;
        int axis = 0;
        while (axis < aligned.size()) {
            if (aligned.get(axis).equals(sum.shape().get(axis))) {
                axis++;
                continue;
            }
            List<Integer> dimensions = new ArrayList<>(sum.shape().dimensions());
            while (axis < aligned.size() && !aligned.get(axis).equals(dimensions.get(axis))) {
                dimensions.set(axis++, 1);
            }
            sum = node.add(new SumTo(new Shape(dimensions), true), sum);
        }
        return sum;
    }
}
