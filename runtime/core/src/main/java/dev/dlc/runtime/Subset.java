package dev.dlc.runtime;

/** Some samples of a dataset, in the order given; each keeps its identity. */
final class Subset implements Dataset {
    private final Dataset whole;
    private final int[] samples;

    Subset(Dataset whole, int[] samples) {
        this.whole = whole;
        this.samples = samples;
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
    public long identity(int sample) {
        return whole.identity(samples[sample]);
    }
}
