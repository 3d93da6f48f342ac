package dev.dlc.samples.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * Writes the compared models in the format of ONNX (onnx.proto of github.com/onnx/onnx, opset 13), with random weights. A
 * piece of a network is what gives the name of its output for that of its input, and adds its nodes on the way.
 */
final class OnnxModel implements Layers<UnaryOperator<String>> {
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int INTS = 7;

    private final ProtocolBuffer graph = new ProtocolBuffer();
    private final Random random = new Random(1);
    private int names;

    private OnnxModel() {}

    /** The bytes of an ONNX file, for batches of one sample; its input is named x. */
    static byte[] of(BenchmarkModel model) {
        OnnxModel writer = new OnnxModel();
        String output = Architecture.of(model, writer).apply("x");
        ProtocolBuffer graph = writer.graph
                .text(2, model.title())
                .message(11, value("x", model.shape(1)))
                .message(12, value(output, 1, model.classes()));
        return new ProtocolBuffer()
                .number(1, 8)
                .message(8, new ProtocolBuffer().text(1, "").number(2, 13))
                .message(7, graph)
                .toBytes();
    }

    private static ProtocolBuffer value(String name, long... shape) {
        ProtocolBuffer dimensions = new ProtocolBuffer();
        for (long size : shape) {
            dimensions.message(1, new ProtocolBuffer().number(1, size));
        }
        ProtocolBuffer tensor = new ProtocolBuffer().number(1, FLOAT).message(2, dimensions);
        return new ProtocolBuffer().text(1, name).message(2, new ProtocolBuffer().message(1, tensor));
    }

    private String node(String operator, List<ProtocolBuffer> attributes, String... inputs) {
        String output = "v" + names++;
        ProtocolBuffer node =
                new ProtocolBuffer().text(1, inputs).text(2, output).text(4, operator);
        attributes.forEach(attribute -> node.message(5, attribute));
        graph.message(1, node);
        return output;
    }

    private static ProtocolBuffer attribute(String name, long value) {
        return new ProtocolBuffer().text(1, name).number(3, value).number(20, INT);
    }

    private static ProtocolBuffer attributes(String name, long... values) {
        return new ProtocolBuffer().text(1, name).numbers(8, values).number(20, INTS);
    }

    /** Adds weights; {@code scale} keeps what flows through the network of the order of 1. */
    private String weights(double scale, double mean, long... shape) {
        String name = "w" + names++;
        float[] values = new float[(int) Arrays.stream(shape).reduce(1, Math::multiplyExact)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (mean + scale * random.nextGaussian());
        }
        graph.message(
                5,
                new ProtocolBuffer()
                        .numbers(1, shape)
                        .number(2, FLOAT)
                        .text(8, name)
                        .bytes(9, ProtocolBuffer.littleEndian(values)));
        return name;
    }

    @Override
    public UnaryOperator<String> convolution(
            int channels, int filters, int kernel, int stride, int padding, boolean bias) {
        List<ProtocolBuffer> attributes = List.of(
                attributes("kernel_shape", kernel, kernel),
                attributes("strides", stride, stride),
                attributes("pads", padding, padding, padding, padding));
        return x -> {
            String w = weights(Math.sqrt(2.0 / (channels * kernel * kernel)), 0, filters, channels, kernel, kernel);
            return bias ? node("Conv", attributes, x, w, weights(0.1, 0, filters)) : node("Conv", attributes, x, w);
        };
    }

    @Override
    public UnaryOperator<String> batchNorm(int channels) {
        return x -> node(
                "BatchNormalization",
                List.of(),
                x,
                weights(0.1, 1, channels),
                weights(0.1, 0, channels),
                weights(0.1, 0, channels),
                weights(0, 1, channels));
    }

    @Override
    public UnaryOperator<String> relu() {
        return x -> node("Relu", List.of(), x);
    }

    @Override
    public UnaryOperator<String> maxPool() {
        return x -> node("MaxPool", List.of(attributes("kernel_shape", 2, 2), attributes("strides", 2, 2)), x);
    }

    @Override
    public UnaryOperator<String> globalAveragePool() {
        return x -> node("Flatten", List.of(), node("GlobalAveragePool", List.of(), x));
    }

    @Override
    public UnaryOperator<String> flatten() {
        return x -> node("Flatten", List.of(), x);
    }

    @Override
    public UnaryOperator<String> dropout() {
        // Exporters leave it out, since it does nothing in a prediction.
        return identity();
    }

    @Override
    public UnaryOperator<String> dense(int inputs, int outputs) {
        return x -> node(
                "Gemm",
                List.of(attribute("transB", 1)),
                x,
                weights(Math.sqrt(2.0 / inputs), 0, outputs, inputs),
                weights(0.1, 0, outputs));
    }

    @Override
    public UnaryOperator<String> identity() {
        return UnaryOperator.identity();
    }

    @Override
    public UnaryOperator<String> sum(UnaryOperator<String> main, UnaryOperator<String> shortcut) {
        return x -> node("Add", List.of(), main.apply(x), shortcut.apply(x));
    }

    @Override
    public UnaryOperator<String> sequence(List<UnaryOperator<String>> layers) {
        return x -> {
            String value = x;
            for (UnaryOperator<String> layer : layers) {
                value = layer.apply(value);
            }
            return value;
        };
    }
}
