package dev.dlc.runtime;

import java.util.Arrays;

/** Some samples of a dataset, in the order given; each keeps its identity. */
final class Subset implements Dataset {
    private final Dataset whole;
    private final int[] samples;

    Subset(Dataset whole, int[] samples) {
        this.whole = whole;
        this.samples = samples;
    }

    /** At most {@code most} samples, drawn without order: the first ones may all be of one class. */
    static Dataset draw(Dataset whole, int most) {
        int[] order = new int[whole.size()];
        Arrays.setAll(order, i -> i);
        Random.shuffle(order, Random.key(1, "draw", "samples"));
        return new Subset(whole, Arrays.copyOf(order, Math.min(most, order.length)));
    }

    @Override
    public int size() {
        return samples.length;
    }

    @Override
    public void input(int index, int sample, float[] into, int offset) {
        whole.input(index, samples[sample], into, offset);
    }

    @Override
    public void target(int index, int sample, float[] into, int offset) {
        whole.target(index, samples[sample], into, offset);
    }

    @Override
    public boolean isBytes(int index) {
        return whole.isBytes(index);
    }

    @Override
    public long identity(int sample) {
        return whole.identity(samples[sample]);
    }
}
