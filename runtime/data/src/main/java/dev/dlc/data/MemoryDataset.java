package dev.dlc.data;

import dev.dlc.runtime.Dataset;
import java.util.List;

/** Samples that were read and checked. */
record MemoryDataset(List<Samples> inputs, List<Samples> targets) implements Dataset {
    MemoryDataset {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
    }

    @Override
    public int size() {
        return inputs.get(0).count();
    }

    @Override
    public void input(int index, int sample, float[] into, int offset) {
        inputs.get(index).read(sample, into, offset);
    }

    @Override
    public void target(int index, int sample, float[] into, int offset) {
        targets.get(index).read(sample, into, offset);
    }

    @Override
    public boolean isBytes(int index) {
        return inputs.get(index) instanceof ByteSamples;
    }
}
