package dev.dlc.samples.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** The models of {@code models/*.dl}, and that of the sample service, of the layers of any framework. */
public final class Architecture<T> {
    private final Layers<T> layers;

    private Architecture(Layers<T> layers) {
        this.layers = layers;
    }

    /** The whole network, from a batch of samples to logits. */
    public static <T> T of(BenchmarkModel model, Layers<T> layers) {
        Architecture<T> architecture = new Architecture<>(layers);
        return layers.sequence(
                switch (model) {
                    case TINY -> List.of(layers.dense(4, 16), layers.relu(), layers.dense(16, 3));
                    case MLP ->
                        List.of(
                                layers.dense(784, 256),
                                layers.relu(),
                                layers.dense(256, 128),
                                layers.relu(),
                                layers.dense(128, 10));
                    case LENET5 -> architecture.lenet5();
                    case CNN -> architecture.cnn();
                    case RESNET20 -> architecture.resnet20();
                    case DIGITS -> architecture.digits();
                    case GROWTH -> throw new IllegalArgumentException("dlc's own");
                });
    }

    private List<T> lenet5() {
        return List.of(
                layers.convolution(1, 6, 5, 1, 2, true),
                layers.relu(),
                layers.maxPool(),
                layers.convolution(6, 16, 5, 1, 0, true),
                layers.relu(),
                layers.maxPool(),
                layers.flatten(),
                layers.dense(400, 120),
                layers.relu(),
                layers.dense(120, 84),
                layers.relu(),
                layers.dense(84, 10));
    }

    private List<T> cnn() {
        return List.of(
                normalised(1, 32, 3, 1),
                layers.relu(),
                layers.maxPool(),
                normalised(32, 64, 3, 1),
                layers.relu(),
                layers.maxPool(),
                layers.flatten(),
                layers.dropout(),
                layers.dense(64 * 7 * 7, 128),
                layers.relu(),
                layers.dense(128, 10));
    }

    private List<T> digits() {
        return List.of(
                normalised(1, 16, 3, 1),
                layers.relu(),
                layers.maxPool(),
                normalised(16, 32, 3, 1),
                layers.relu(),
                normalised(32, 32, 3, 1),
                layers.relu(),
                layers.flatten(),
                layers.dropout(),
                layers.dense(32 * 4 * 4, 10));
    }

    private List<T> resnet20() {
        List<T> all = new ArrayList<>(List.of(normalised(3, 16, 3, 1), layers.relu()));
        int channels = 16;
        for (int stage = 0; stage < 3; stage++) {
            for (int i = 0; i < 3; i++) {
                int filters = 16 << stage;
                int stride = stage > 0 && i == 0 ? 2 : 1;
                T main = layers.sequence(List.of(
                        normalised(channels, filters, 3, stride), layers.relu(), normalised(filters, filters, 3, 1)));
                T shortcut = stride == 1 ? layers.identity() : normalised(channels, filters, 1, stride);
                all.add(layers.sum(main, shortcut));
                all.add(layers.relu());
                channels = filters;
            }
        }
        all.add(layers.globalAveragePool());
        all.add(layers.dense(channels, 10));
        return all;
    }

    /** A convolution that keeps the size, but for its stride, and batch normalisation. */
    private T normalised(int channels, int filters, int kernel, int stride) {
        return layers.sequence(List.of(
                layers.convolution(channels, filters, kernel, stride, kernel / 2, false), layers.batchNorm(filters)));
    }
}
