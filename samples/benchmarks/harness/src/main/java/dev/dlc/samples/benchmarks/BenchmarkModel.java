package dev.dlc.samples.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The models that are compared; every contender builds the same one of the {@code .dl} file. */
public enum BenchmarkModel {
    TINY("Tiny", 16, 3, 131, 4),
    MLP("Mlp", 64, 10, 235_146, 784),
    LENET5("LeNet5", 64, 10, 61_706, 1, 28, 28),
    CNN("Cnn", 64, 10, 421_738, 1, 28, 28),
    RESNET20("ResNet20", 64, 10, 272_474, 3, 32, 32),
    /** That of the sample service: compared where the time of one prediction is. */
    DIGITS("Digits", 32, 10, 19_258, 1, 8, 8),
    /** Any width and depth: not compared, and its number of weights varies. */
    GROWTH("Growth", 64, 10, 0, 3, 16, 16);

    private final String className;
    private final int batch;
    private final int classes;
    private final int trainable;
    private final int[] shape;

    BenchmarkModel(String className, int batch, int classes, int trainable, int... shape) {
        this.className = className;
        this.batch = batch;
        this.classes = classes;
        this.trainable = trainable;
        this.shape = shape;
    }

    /** @throws IllegalArgumentException if there is none of this name */
    public static BenchmarkModel named(String name) {
        Optional<BenchmarkModel> found = Arrays.stream(values())
                .filter(model -> model.title().equals(name))
                .findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException("there is no model " + name + ", only "
                + Arrays.stream(values()).map(BenchmarkModel::title).toList()));
    }

    /** Its name, also that of its {@code .dl} file. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class that dlc makes of it. */
    String className() {
        return className;
    }

    /** Samples a training step. */
    public int batch() {
        return batch;
    }

    public int classes() {
        return classes;
    }

    /** How many numbers are trained: contenders that have another number do not train the same model. */
    public int trainable() {
        return trainable;
    }

    /** The shape of one sample: features, or channels, height and width. */
    public int[] shape() {
        return shape.clone();
    }

    /** The shape of a batch of so many samples. */
    public long[] shape(int samples) {
        long[] whole = new long[shape.length + 1];
        whole[0] = samples;
        for (int i = 0; i < shape.length; i++) {
            whole[i + 1] = shape[i];
        }
        return whole;
    }

    /** How many numbers one sample has. */
    public int width() {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Those whose steps are compared. */
    static List<BenchmarkModel> all() {
        return List.of(TINY, MLP, LENET5, CNN, RESNET20);
    }
}
