package dev.dlc.samples.benchmarks;

import java.util.List;
import java.util.function.UnaryOperator;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;

/** The layers of Deeplearning4j: a piece adds itself to the graph and says the name of its output. */
final class Dl4jLayers implements Layers<UnaryOperator<String>> {
    private final GraphBuilder graph;
    private int names;

    Dl4jLayers(GraphBuilder graph) {
        this.graph = graph;
    }

    private UnaryOperator<String> layer(Layer layer) {
        return input -> {
            String name = "v" + names++;
            graph.addLayer(name, layer, input);
            return name;
        };
    }

    @Override
    public UnaryOperator<String> convolution(
            int channels, int filters, int kernel, int stride, int padding, boolean bias) {
        return layer(new ConvolutionLayer.Builder(kernel, kernel)
                .nOut(filters)
                .stride(stride, stride)
                .padding(padding, padding)
                .convolutionMode(ConvolutionMode.Truncate)
                .activation(Activation.IDENTITY)
                .hasBias(bias)
                .build());
    }

    @Override
    public UnaryOperator<String> batchNorm(int channels) {
        return layer(new BatchNormalization.Builder().build());
    }

    @Override
    public UnaryOperator<String> relu() {
        return layer(new ActivationLayer(Activation.RELU));
    }

    @Override
    public UnaryOperator<String> maxPool() {
        return layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX)
                .kernelSize(2, 2)
                .stride(2, 2)
                .build());
    }

    @Override
    public UnaryOperator<String> globalAveragePool() {
        return layer(new GlobalPoolingLayer(PoolingType.AVG));
    }

    @Override
    public UnaryOperator<String> flatten() {
        // A dense layer after an image does so by itself.
        return identity();
    }

    @Override
    public UnaryOperator<String> dropout() {
        return layer(new DropoutLayer(0.5));
    }

    @Override
    public UnaryOperator<String> dense(int inputs, int outputs) {
        return layer(new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .build());
    }

    @Override
    public UnaryOperator<String> identity() {
        return UnaryOperator.identity();
    }

    @Override
    public UnaryOperator<String> sum(UnaryOperator<String> main, UnaryOperator<String> shortcut) {
        return input -> {
            String first = main.apply(input);
            String second = shortcut.apply(input);
            String name = "v" + names++;
            graph.addVertex(name, new ElementWiseVertex(ElementWiseVertex.Op.Add), first, second);
            return name;
        };
    }

    @Override
    public UnaryOperator<String> sequence(List<UnaryOperator<String>> layers) {
        return input -> {
            String value = input;
            for (UnaryOperator<String> layer : layers) {
                value = layer.apply(value);
            }
            return value;
        };
    }
}
