package dev.dlc.runtime;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * A dataset whose inputs are the features that a network's frozen part makes of each sample, computed once. They are those of
 * one pass: training and predicting may be frozen to different depths.
 */
final class FeatureCache implements Dataset {
    /** What Java takes for an array beside its numbers, at most. */
    private static final int HEADER = 24;

    private final Dataset whole;
    private final int[] widths;
    /** For each sample all features, one behind the other. */
    private final float[][] rows;

    private FeatureCache(Dataset whole, int[] widths) {
        this.whole = whole;
        this.widths = widths;
        this.rows = new float[whole.size()][];
    }

    /** The bytes that the features of so many samples take. */
    static long bytes(FrozenPart part, int samples) {
        return samples
                * (4L * Arrays.stream(part.featureWidths()).asLongStream().sum() + HEADER);
    }

    /** True where so many bytes are at most half of what the JVM may still take. */
    static boolean fits(long bytes) {
        Runtime java = Runtime.getRuntime();
        long used = java.totalMemory() - java.freeMemory();
        return bytes <= (java.maxMemory() - used) / 2;
    }

    /**
     * Computes the features of all samples, with the weights and the preparation that the network has now.
     *
     * @param stopped asked before each batch; where it says so, null comes back
     */
    static FeatureCache fill(Network network, FloatPass pass, Dataset dataset, Team team, BooleanSupplier stopped) {
        FrozenPart part = (FrozenPart) pass;
        FeatureCache cache = new FeatureCache(dataset, part.featureWidths());
        Dataset prepared = network.preparer().over(dataset);
        Entry inputs = Entry.inputs(network.description(), pass);
        for (int first = 0; first < dataset.size(); first += pass.samples()) {
            if (stopped.getAsBoolean()) {
                return null;
            }
            pass.begin(Math.min(pass.capacity(), dataset.size() - first), 0, 0);
            int from = first;
            team.run(worker -> {
                int to = worker.to(pass.samples());
                for (int s = worker.from(pass.samples()); s < to; s++) {
                    for (int i = 0; i < inputs.widths().length; i++) {
                        prepared.input(i, from + s, inputs.arrays().apply(i), s * inputs.widths()[i]);
                    }
                }
                worker.barrier();
                part.forwardFrozen(worker);
                worker.barrier();
                for (int s = worker.from(pass.samples()); s < to; s++) {
                    cache.rows[from + s] = cache.row(part, s);
                }
            });
        }
        return cache;
    }

    private float[] row(FrozenPart part, int sample) {
        float[] row = new float[Arrays.stream(widths).sum()];
        int offset = 0;
        for (int i = 0; i < widths.length; i++) {
            System.arraycopy(part.feature(i), sample * widths[i], row, offset, widths[i]);
            offset += widths[i];
        }
        return row;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public void input(int index, int sample, float[] into, int offset) {
        int from = 0;
        for (int i = 0; i < index; i++) {
            from += widths[i];
        }
        System.arraycopy(rows[sample], from, into, offset, widths[index]);
    }

    @Override
    public void target(int index, int sample, float[] into, int offset) {
        whole.target(index, sample, into, offset);
    }

    @Override
    public long identity(int sample) {
        return whole.identity(sample);
    }
}
