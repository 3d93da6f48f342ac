package dev.dlc.compiler.plan;

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
import dev.dlc.compiler.graph.Node;
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
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.program.Step;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The kernel of the runtime, or the loop, that computes each operation. */
final class SelectKernel extends KernelCalls implements OpVisitor<List<Step>> {
    private static final String ROWS = "Rows";
    private static final String CLASS_WEIGHTS = "ClassWeights";

    SelectKernel(Node node, Function<Value, Place> places) {
        super(node, places);
    }

    /** How the workers divide an operation, which does not depend on any place. */
    static Share share(Node node) {
        Step step = node.op()
                .accept(new SelectKernel(node, value -> new Place(Place.Region.BUFFER, "", 0)))
                .get(0);
        return step instanceof Step.Kernel kernel ? kernel.share() : ((Step.Loop) step).share();
    }

    /** By channels where they have planes; without, they lie side by side. */
    private static Share channels(Shape x) {
        return x.get(0) > 1 && x.sizeFrom(1) > 1 ? Share.channels(x.get(0)) : Share.of(x.get(0));
    }

    /** True where element i of the output depends on element i of the inputs alone. */
    static boolean inPlace(Node node) {
        return node.op() instanceof Elementwise || node.op() instanceof Drop;
    }

    @Override
    public List<Step> visit(Linear op) {
        Shape weights = shape(1);
        return kernel(
                "linear",
                Share.rows(Linear.rows(shape(0))),
                input(0),
                input(1),
                output(0),
                number(weights.get(1)),
                number(weights.get(0)));
    }

    @Override
    public List<Step> visit(LinearInputGradient op) {
        Shape weights = shape(1);
        return kernel(
                "linearInputGradient",
                Share.rows(Linear.rows(op.shape())),
                input(0),
                input(1),
                output(0),
                number(weights.get(1)),
                number(weights.get(0)));
    }

    @Override
    public List<Step> visit(LinearWeightGradient op) {
        return kernel(
                "linearWeightGradient",
                Share.of(op.shape().get(0)),
                input(0),
                input(1),
                output(0),
                number(op.shape().get(1)),
                number(op.shape().get(0)),
                new Step.Rows(Linear.rows(shape(0))));
    }

    @Override
    public List<Step> visit(Convolve op) {
        return kernel("convolution", Share.SAMPLES, geometry(op.window()), input(0), input(1), output(0));
    }

    @Override
    public List<Step> visit(ConvolveInputGradient op) {
        return kernel("convolutionInputGradient", Share.SAMPLES, geometry(op.window()), input(0), input(1), output(0));
    }

    @Override
    public List<Step> visit(ConvolveWeightGradient op) {
        return kernel(
                "convolutionWeightGradient",
                Share.OF_WEIGHTS,
                geometry(op.window()),
                input(0),
                input(1),
                output(0),
                new Step.Rows(1));
    }

    @Override
    public List<Step> visit(PartialWeightGradients op) {
        return kernel(
                "partialWeightGradients",
                Share.BY_KERNEL,
                geometry(op.window()),
                number(op.parts()),
                input(0),
                input(1),
                output(0),
                new Step.Rows(1));
    }

    @Override
    public List<Step> visit(AddParts op) {
        return plain(
                KERNELS,
                "addParts",
                Share.of(op.window().weights().size()),
                geometry(op.window()),
                number(op.parts()),
                input(0),
                output(0),
                new Step.Rows(1));
    }

    @Override
    public List<Step> visit(Pool op) {
        String method = op.kind() == Pool.Kind.MAXIMUM ? "maxPool" : "averagePool";
        return plain(KERNELS, method, Share.SAMPLES, geometry(op.window()), input(0), output(0));
    }

    @Override
    public List<Step> visit(PoolGradient op) {
        return op.kind() == Pool.Kind.MAXIMUM
                ? plain(KERNELS, "maxPoolGradient", Share.SAMPLES, geometry(op.window()), input(0), input(1), output(0))
                : plain(KERNELS, "averagePoolGradient", Share.SAMPLES, geometry(op.window()), input(0), output(0));
    }

    @Override
    public List<Step> visit(Elementwise op) {
        Value output = node.output();
        boolean flat = node.inputs().stream().allMatch(value -> value.shape().equals(output.shape()));
        Share share = output.batched()
                ? Share.SAMPLES
                : flat ? Share.of(output.shape().size()) : Share.ALONE;
        List<Step.Operand> operands = node.inputs().stream()
                .map(value -> new Step.Operand(places.apply(value), value.shape(), value.batched()))
                .toList();
        return List.of(
                new Step.Loop(places.apply(output), output.shape(), output.batched(), op.formula(), operands, share));
    }

    @Override
    public List<Step> visit(SumTo op) {
        Shape full = shape(0);
        if (!op.batched()) {
            int channels = op.shape().size();
            return plain(
                    KERNELS,
                    "channelSum",
                    Share.of(channels),
                    input(0),
                    output(0),
                    number(channels),
                    number(full.size() / channels),
                    new Step.Rows(1));
        }
        int first = 0;
        while (op.shape().get(first) == full.get(first)) {
            first++;
        }
        int last = full.rank();
        while (op.shape().get(last - 1) == full.get(last - 1)) {
            last--;
        }
        int inner = full.sizeFrom(last);
        int middle = full.sizeFrom(first) / inner;
        if (inner == 1) {
            return plain(KERNELS, "rowSum", Share.rows(full.size() / middle), input(0), output(0), number(middle));
        }
        return plain(
                ROWS,
                "axisSum",
                Share.SAMPLES,
                input(0),
                output(0),
                number(full.size() / middle / inner),
                number(middle),
                number(inner));
    }

    @Override
    public List<Step> visit(BatchStatistics op) {
        Shape x = shape(0);
        return plain(
                KERNELS,
                "batchStatistics",
                channels(x),
                input(0),
                output(0),
                output(1),
                new Step.Tensor(places.apply(node.inputs().get(1)), true),
                new Step.Tensor(places.apply(node.inputs().get(2)), true),
                new Step.Real(op.epsilon()),
                number(x.get(0)),
                number(x.sizeFrom(1)),
                new Step.Rows(1));
    }

    @Override
    public List<Step> visit(BatchNormalizeSums op) {
        Shape x = shape(0);
        return plain(
                KERNELS,
                "batchNormSums",
                channels(x),
                input(0),
                input(1),
                input(2),
                input(3),
                output(0),
                output(1),
                number(x.get(0)),
                number(x.sizeFrom(1)),
                new Step.Rows(1));
    }

    @Override
    public List<Step> visit(Softmax op) {
        return plain(KERNELS, "softmax", rows(), input(0), output(0), width());
    }

    @Override
    public List<Step> visit(SoftmaxGradient op) {
        return plain(KERNELS, "softmaxGradient", rows(), input(0), input(1), output(0), width());
    }

    @Override
    public List<Step> visit(Drop op) {
        return plain(
                KERNELS,
                "dropout",
                Share.SAMPLES,
                new Step.RandomKey("dropout", op.path()),
                input(0),
                output(0),
                number(shape(0).size()),
                new Step.Literal(op.keep()));
    }

    @Override
    public List<Step> visit(Concatenate op) {
        int width = node.output().shape().size();
        int start = 0;
        List<Step> copies = new ArrayList<>();
        for (int i = 0; i < node.inputs().size(); i++) {
            int count = shape(i).size();
            copies.addAll(copy(i, count, 0, width, start, count));
            start += count;
        }
        return copies;
    }

    @Override
    public List<Step> visit(Slice op) {
        Shape full = shape(0);
        int inner = full.sizeFrom(1);
        return copy(
                0,
                full.size(),
                op.from() * inner,
                op.shape().size(),
                0,
                op.shape().size());
    }

    /** Copies, for each sample, {@code count} numbers between rows of different widths. */
    private List<Step> copy(int input, int width, int start, int outputWidth, int outputStart, int count) {
        return plain(
                ROWS,
                "copy",
                Share.SAMPLES,
                input(input),
                number(width),
                number(start),
                output(0),
                number(outputWidth),
                number(outputStart),
                number(count));
    }

    @Override
    public List<Step> visit(Pad op) {
        Shape x = shape(0);
        return plain(
                ROWS,
                "pad",
                Share.SAMPLES,
                input(0),
                output(0),
                number(x.get(0)),
                number(x.get(1)),
                number(x.get(2)),
                number(op.amount().height()),
                number(op.amount().width()),
                new Step.Real(op.value()));
    }

    @Override
    public List<Step> visit(Unpad op) {
        Shape y = node.output().shape();
        return plain(
                ROWS,
                "unpad",
                Share.SAMPLES,
                input(0),
                output(0),
                number(y.get(0)),
                number(y.get(1)),
                number(y.get(2)),
                number(op.amount().height()),
                number(op.amount().width()));
    }

    @Override
    public List<Step> visit(Transpose op) {
        return plain(
                ROWS,
                "transpose",
                Share.SAMPLES,
                input(0),
                output(0),
                number(shape(0).get(0)),
                number(shape(0).get(1)));
    }

    @Override
    public List<Step> visit(RowMean op) {
        return plain(KERNELS, "rowMean", Share.SAMPLES, input(0), output(0), number(shape(0).size()));
    }

    @Override
    public List<Step> visit(PackWeights op) {
        return List.of(new Step.Pack(places.apply(node.output()), op.window(), input(0), shape(0)));
    }

    @Override
    public List<Step> visit(CrossEntropyLoss op) {
        return crossEntropy("crossEntropy", op.smoothing(), op.weights(), input(0), input(1), output(0));
    }

    @Override
    public List<Step> visit(CrossEntropyGradient op) {
        return crossEntropy(
                "crossEntropyGradient", op.smoothing(), op.weights(), input(0), input(1), input(2), output(0));
    }

    private List<Step> crossEntropy(String method, double smoothing, List<Double> weights, Step.Argument... tensors) {
        List<Step.Argument> arguments = new ArrayList<>(List.of(tensors));
        arguments.add(number(shape(0).get(0)));
        arguments.add(new Step.Literal(smoothing));
        if (!weights.isEmpty()) {
            arguments.add(new Step.Table(weights));
        }
        return List.of(
                new Step.Kernel(weights.isEmpty() ? KERNELS : CLASS_WEIGHTS, method, false, arguments, Share.SAMPLES));
    }

    @Override
    public List<Step> visit(ClassWeights op) {
        return plain(CLASS_WEIGHTS, "weights", Share.SAMPLES, input(0), output(0), new Step.Table(op.weights()));
    }

    @Override
    public List<Step> visit(Reshape op) {
        throw new IllegalStateException("a reshaped value is an alias, not a step");
    }

    @Override
    public List<Step> visit(BatchNormalize op) {
        throw new IllegalStateException("ExpandBatchNormalize has run before");
    }

    @Override
    public List<Step> visit(BatchNormalizeGradient op) {
        throw new IllegalStateException("ExpandBatchNormalize has run before");
    }
}
