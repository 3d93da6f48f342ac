package dev.dlc.compiler.differentiate;

import dev.dlc.compiler.graph.AddParts;
import dev.dlc.compiler.graph.BatchNormalize;
import dev.dlc.compiler.graph.BatchNormalizeGradient;
import dev.dlc.compiler.graph.BatchNormalizeSums;
import dev.dlc.compiler.graph.BatchStatistics;
import dev.dlc.compiler.graph.ClassWeights;
import dev.dlc.compiler.graph.Concatenate;
import dev.dlc.compiler.graph.Convolve;
import dev.dlc.compiler.graph.ConvolveInputGradient;
import dev.dlc.compiler.graph.ConvolveWeightGradient;
import dev.dlc.compiler.graph.CrossEntropyGradient;
import dev.dlc.compiler.graph.CrossEntropyLoss;
import dev.dlc.compiler.graph.Drop;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Linear;
import dev.dlc.compiler.graph.LinearInputGradient;
import dev.dlc.compiler.graph.LinearWeightGradient;
import dev.dlc.compiler.graph.Op;
import dev.dlc.compiler.graph.OpVisitor;
import dev.dlc.compiler.graph.PackWeights;
import dev.dlc.compiler.graph.Pad;
import dev.dlc.compiler.graph.PartialWeightGradients;
import dev.dlc.compiler.graph.Pool;
import dev.dlc.compiler.graph.PoolGradient;
import dev.dlc.compiler.graph.Reshape;
import dev.dlc.compiler.graph.RowMean;
import dev.dlc.compiler.graph.Slice;
import dev.dlc.compiler.graph.Softmax;
import dev.dlc.compiler.graph.SoftmaxGradient;
import dev.dlc.compiler.graph.SumTo;
import dev.dlc.compiler.graph.Transpose;
import dev.dlc.compiler.graph.Unpad;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The gradient of every operation: the chain rule, one method an operation. */
final class Gradients implements OpVisitor<Void> {
    private final Differentiate.InNode node;

    Gradients(Differentiate.InNode node) {
        this.node = node;
    }

    @Override
    public Void visit(Linear op) {
        if (node.wants(1)) {
            node.give(1, node.add(new LinearWeightGradient(node.input(1).shape()), node.input(0), node.gradient()));
        }
        if (node.wants(0)) {
            node.give(0, node.add(new LinearInputGradient(node.input(0).shape()), node.gradient(), node.input(1)));
        }
        return null;
    }

    @Override
    public Void visit(Convolve op) {
        if (node.wants(1)) {
            node.give(1, node.add(new ConvolveWeightGradient(op.window()), node.input(0), node.gradient()));
        }
        if (node.wants(0)) {
            node.give(0, node.add(new ConvolveInputGradient(op.window()), node.gradient(), node.input(1)));
        }
        return null;
    }

    /** As a forward operation it is the transposed convolution: what it reads and what it gives change places. */
    @Override
    public Void visit(ConvolveInputGradient op) {
        if (node.wants(1)) {
            node.give(1, node.add(new ConvolveWeightGradient(op.window()), node.gradient(), node.input(0)));
        }
        if (node.wants(0)) {
            node.give(0, node.add(new Convolve(op.window()), node.gradient(), node.input(1)));
        }
        return null;
    }

    @Override
    public Void visit(Pool op) {
        var gradient = new PoolGradient(op.kind(), op.window());
        node.give(
                0,
                op.kind() == Pool.Kind.MAXIMUM
                        ? node.add(gradient, node.input(0), node.gradient())
                        : node.add(gradient, node.gradient()));
        return null;
    }

    @Override
    public Void visit(Elementwise op) {
        ElementwiseGradient.give(node, op.formula());
        return null;
    }

    @Override
    public Void visit(BatchNormalize op) {
        List<Value> all = node.addAll(
                new BatchNormalizeGradient(),
                node.input(0),
                node.gradient(),
                node.output(1),
                node.output(2),
                node.input(1));
        for (int i = 0; i < all.size(); i++) {
            node.give(i, all.get(i));
        }
        return null;
    }

    @Override
    public Void visit(Softmax op) {
        node.give(0, node.add(new SoftmaxGradient(), node.output(0), node.gradient()));
        return null;
    }

    @Override
    public Void visit(Drop op) {
        node.give(0, node.add(op, node.gradient()));
        return null;
    }

    @Override
    public Void visit(Concatenate op) {
        int from = 0;
        for (int i = 0; i < node.inputs(); i++) {
            Shape shape = node.input(i).shape();
            if (node.wants(i)) {
                node.give(i, node.add(new Slice(from, shape), node.gradient()));
            }
            from += shape.rank() == 0 ? 1 : shape.get(0);
        }
        return null;
    }

    @Override
    public Void visit(Reshape op) {
        node.give(0, node.add(new Reshape(node.input(0).shape()), node.gradient()));
        return null;
    }

    @Override
    public Void visit(PackWeights op) {
        throw new IllegalStateException("weights are packed where nothing trains");
    }

    @Override
    public Void visit(RowMean op) {
        Shape shape = node.input(0).shape();
        Scalar share = Scalar.operand(0).times(1.0 / shape.size());
        node.give(0, node.add(new Elementwise(share, shape), node.gradient()));
        return null;
    }

    @Override
    public Void visit(CrossEntropyLoss op) {
        var gradient = new CrossEntropyGradient(op.smoothing(), op.weights());
        node.give(0, node.add(gradient, node.input(0), node.input(1), node.gradient()));
        return null;
    }

    @Override
    public Void visit(LinearInputGradient op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(LinearWeightGradient op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(ConvolveWeightGradient op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(PartialWeightGradients op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(AddParts op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(PoolGradient op) {
        return backwardOnly(op);
    }

    /** Each element got the sum's gradient. */
    @Override
    public Void visit(SumTo op) {
        node.give(0, node.add(new Elementwise(Scalar.operand(0), node.input(0).shape()), node.gradient()));
        return null;
    }

    @Override
    public Void visit(Pad op) {
        node.give(0, node.add(new Unpad(op.amount()), node.gradient()));
        return null;
    }

    @Override
    public Void visit(Transpose op) {
        node.give(0, node.add(op, node.gradient()));
        return null;
    }

    @Override
    public Void visit(Unpad op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(BatchNormalizeGradient op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(BatchStatistics op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(BatchNormalizeSums op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(SoftmaxGradient op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(Slice op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(CrossEntropyGradient op) {
        return backwardOnly(op);
    }

    @Override
    public Void visit(ClassWeights op) {
        // targets are data: nothing lies behind them
        return null;
    }

    private static Void backwardOnly(Op op) {
        throw new IllegalStateException("no layer is lowered to " + op + ", so nothing asks for its gradient");
    }
}
