package dev.dlc.samples.benchmarks;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;

/** PyTorch through the Deep Java Library. The numbers of threads come from system properties. */
final class DjlContender implements Contender {
    private final BenchmarkModel description;
    private final int batch;
    private final NDManager manager;
    private final Trainer trainer;
    private final Block trained;
    /** A network of its own: the trained one would note for gradients what it computes. */
    private final Block predicting;

    private final ParameterStore parameters;

    private DjlContender(BenchmarkModel description, int batch) {
        this.description = description;
        this.batch = batch;
        Model model = Model.newInstance(description.title(), Device.cpu());
        trained = Architecture.of(description, new DjlLayers());
        model.setBlock(trained);
        trainer = model.newTrainer(new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optDevices(new Device[] {Device.cpu()})
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(1e-3f))
                        .build()));
        trainer.initialize(new Shape(description.shape(batch)));
        manager = model.getNDManager();
        predicting = Architecture.of(description, new DjlLayers());
        predicting.initialize(manager, DataType.FLOAT32, new Shape(description.shape(1)));
        parameters = new ParameterStore(manager, false);
    }

    public static void main(String[] arguments) throws Exception {
        Service.run(arguments, (model, batch, threads) -> new DjlContender(model, batch));
    }

    @Override
    public int trainable() {
        return (int) trained.getParameters().values().stream()
                .filter(Parameter::requiresGradient)
                .mapToLong(parameter -> parameter.getArray().size())
                .sum();
    }

    @Override
    public void train(float[] inputs, float[] labels) {
        try (NDManager step = manager.newSubManager()) {
            NDArray x = step.create(inputs, new Shape(description.shape(batch)));
            NDArray y = step.create(labels, new Shape(batch));
            float loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(x));
                NDArray mean = trainer.getLoss().evaluate(new NDList(y), logits);
                collector.backward(mean);
                loss = mean.getFloat();
            }
            trainer.step();
            if (!Float.isFinite(loss)) {
                throw new IllegalStateException("the loss is " + loss);
            }
        }
    }

    @Override
    public float[] predict(float[] input) {
        // Of its own for each call, or what is computed on the way would pile up.
        try (NDManager call = manager.newSubManager()) {
            NDArray x = call.create(input, new Shape(description.shape(1)));
            return predicting
                    .forward(parameters, new NDList(x), false)
                    .singletonOrThrow()
                    .toFloatArray();
        }
    }
}
