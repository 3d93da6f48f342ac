package dev.dlc.runtime;

import dev.dlc.runtime.Description.Feature;

/** Samples drawn at random to a model's measure: for checks of a model that has no data yet. */
public final class RandomSamples implements Dataset {
    private final Description description;
    private final int size;
    private final long seed;

    public RandomSamples(Description description, int size, long seed) {
        this.description = description;
        this.size = size;
        this.seed = seed;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public void input(int index, int sample, float[] into, int offset) {
        draw(description.inputs().get(index), sample, into, offset);
    }

    @Override
    public void target(int index, int sample, float[] into, int offset) {
        draw(description.targets().get(index), sample, into, offset);
    }

    private void draw(Feature feature, int sample, float[] into, int offset) {
        long key = Random.key(Random.key(seed, "random samples", feature.name()), sample);
        for (int i = 0; i < feature.width(); i++) {
            into[offset + i] = switch (feature.kind()) {
                case REAL -> (float) Random.normal(key, i);
                case INDEX -> (float) Math.floor(Random.uniform(key, i) * feature.limit());
                case BINARY -> Random.uniform(key, i) < 0.5 ? 0f : 1f;
            };
        }
    }
}
