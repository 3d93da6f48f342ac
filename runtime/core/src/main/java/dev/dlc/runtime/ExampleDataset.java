package dev.dlc.runtime;

import java.util.List;

/** Samples out of an app's own objects. */
record ExampleDataset<E>(
        List<E> examples, Dataset.SampleWriter<? super E> inputs, Dataset.SampleWriter<? super E> targets)
        implements Dataset {
    @Override
    public int size() {
        return examples.size();
    }

    @Override
    public void input(int index, int sample, float[] into, int offset) {
        inputs.write(examples.get(sample), index, into, offset);
    }

    @Override
    public void target(int index, int sample, float[] into, int offset) {
        targets.write(examples.get(sample), index, into, offset);
    }
}
