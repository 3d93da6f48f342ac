package dev.dlc.samples.benchmarks;

import java.util.List;

/**
 * What the compared models are made of; {@link Architecture} puts it together. Images are [channels, height, width].
 *
 * @param <T> a framework's piece of a network: something that maps one value to another
 */
public interface Layers<T> {
    /** A two-dimensional convolution with a square kernel. */
    T convolution(int channels, int filters, int kernel, int stride, int padding, boolean bias);

    T batchNorm(int channels);

    T relu();

    /** Over 2 x 2 positions, with stride 2. */
    T maxPool();

    /** Means over all positions: [channels, height, width] to [channels]. */
    T globalAveragePool();

    T flatten();

    /** Half of the values, in training. */
    T dropout();

    T dense(int inputs, int outputs);

    T identity();

    /** Both of the same input, and added. */
    T sum(T main, T shortcut);

    /** One after the other. */
    T sequence(List<T> layers);
}
