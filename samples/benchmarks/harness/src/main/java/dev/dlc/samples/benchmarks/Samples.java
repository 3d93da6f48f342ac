package dev.dlc.samples.benchmarks;

import java.util.Random;

/** Random batches, the same in every run: speed does not depend on what the numbers are. */
final class Samples {
    /** So many that they don't all stay in a core's cache, as those of a real dataset would not. */
    private static final int BATCHES = 16;

    private final float[][] inputs = new float[BATCHES][];
    private final float[][] labels = new float[BATCHES][];
    private int next;

    Samples(int batch, int width, int classes) {
        Random random = new Random(1);
        for (int b = 0; b < BATCHES; b++) {
            inputs[b] = new float[batch * width];
            for (int i = 0; i < inputs[b].length; i++) {
                inputs[b][i] = (float) random.nextGaussian();
            }
            labels[b] = new float[batch];
            for (int i = 0; i < batch; i++) {
                labels[b][i] = random.nextInt(classes);
            }
        }
    }

    /** Goes on to the next batch. */
    void advance() {
        next = (next + 1) % BATCHES;
    }

    float[] inputs() {
        return inputs[next];
    }

    float[] labels() {
        return labels[next];
    }
}
