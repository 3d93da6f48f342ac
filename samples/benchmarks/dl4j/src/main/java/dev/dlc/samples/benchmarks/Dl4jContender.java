package dev.dlc.samples.benchmarks;

import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j. Its number of threads comes from the environment. */
final class Dl4jContender implements Contender {
    private final BenchmarkModel model;
    private final int batch;
    private final ComputationGraph graph;

    private Dl4jContender(BenchmarkModel model, int batch) {
        this.model = model;
        this.batch = batch;
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.FLOAT)
                .weightInit(WeightInit.RELU)
                .updater(new Adam(1e-3))
                .graphBuilder()
                .addInputs("x")
                .setInputTypes(inputType(model.shape()));
        String logits = Architecture.of(model, new Dl4jLayers(builder)).apply("x");
        builder.addLayer(
                "loss",
                new LossLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .build(),
                logits);
        graph = new ComputationGraph(builder.setOutputs("loss").build());
        graph.init();
    }

    public static void main(String[] arguments) throws Exception {
        Service.run(arguments, (model, batch, threads) -> new Dl4jContender(model, batch));
    }

    private static InputType inputType(int[] shape) {
        return shape.length == 1
                ? InputType.feedForward(shape[0])
                : InputType.convolutional(shape[1], shape[2], shape[0]);
    }

    @Override
    public int trainable() {
        // Running statistics are among its parameters.
        return (int) graph.paramTable().entrySet().stream()
                .filter(entry -> !entry.getKey().matches(".*_(mean|var|log10stdev)"))
                .mapToLong(entry -> entry.getValue().length())
                .sum();
    }

    @Override
    public void train(float[] inputs, float[] labels) {
        float[] oneHot = new float[batch * model.classes()];
        for (int i = 0; i < batch; i++) {
            oneHot[i * model.classes() + (int) labels[i]] = 1;
        }
        INDArray x = Nd4j.createFromArray(inputs).reshape(model.shape(batch));
        INDArray y = Nd4j.createFromArray(oneHot).reshape(batch, model.classes());
        graph.fit(new INDArray[] {x}, new INDArray[] {y});
        if (!Double.isFinite(graph.score())) {
            throw new IllegalStateException("the loss is " + graph.score());
        }
    }

    @Override
    public float[] predict(float[] input) {
        return graph.outputSingle(Nd4j.createFromArray(input).reshape(model.shape(1)))
                .toFloatVector();
    }
}
