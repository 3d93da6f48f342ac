package dev.dlc.runtime;

import dev.dlc.runtime.Augmentation.Applier;
import dev.dlc.runtime.Description.Feature;
import java.util.List;

/**
 * The training samples as the network sees them: scaled, augmented, normalised. For one thread, which owns the room that
 * augmenting takes.
 *
 * <p>What an epoch does to a sample depends on the seed, the epoch and the sample's identity: not on the order in which
 * samples are asked for.
 */
public final class Augmenter {
    private static final int LARGEST_BYTE = 255;

    private final Preparer preparer;
    private final Dataset raw;
    /** For each input; null where its samples stay as they are. */
    private final Applier[] appliers;
    /** For each input, of this training. */
    private final long[] keys;

    /**
     * The samples as they are before a training of that seed.
     *
     * @param augmentations what is done to them, at most one for each input; training does what {@link
     *     Description#augmentations()} says
     * @throws IllegalStateException if mean and deviation are to be measured and have not been
     */
    public Augmenter(Network network, List<Augmentation> augmentations, Dataset raw, long seed) {
        this(network.description().inputs(), network.preparer(), augmentations, raw, seed);
    }

    Augmenter(List<Feature> inputs, Preparer preparer, List<Augmentation> augmentations, Dataset raw, long seed) {
        this.preparer = preparer;
        this.raw = raw;
        this.appliers = new Applier[inputs.size()];
        this.keys = new long[appliers.length];
        for (Augmentation augmentation : augmentations) {
            int input = augmentation.input();
            Feature feature = inputs.get(input);
            float[] range = range(preparer, raw, input, feature.width());
            appliers[input] = augmentation.applier(feature.shape(), range[0], range[1]);
            keys[input] = Random.key(seed, "augment", feature.name());
        }
    }

    /** The samples as an epoch sees them. */
    public Dataset epoch(int number) {
        return new Dataset() {
            @Override
            public int size() {
                return raw.size();
            }

            @Override
            public void input(int index, int sample, float[] into, int offset) {
                read(number, index, sample, into, offset);
            }

            @Override
            public void target(int index, int sample, float[] into, int offset) {
                raw.target(index, sample, into, offset);
            }

            @Override
            public long identity(int sample) {
                return raw.identity(sample);
            }
        };
    }

    /** Brings normalised numbers of an input back to scaled ones, in their place: for people to look at. */
    public void denormalize(int input, float[] numbers, int offset) {
        preparer.denormalize(input, numbers, offset);
    }

    private void read(int epoch, int input, int sample, float[] into, int offset) {
        raw.input(input, sample, into, offset);
        preparer.scale(input, into, offset);
        Applier applier = appliers[input];
        long key = Random.key(Random.key(keys[input], epoch), raw.identity(sample));
        if (applier != null) {
            applier.scaled(into, offset, key);
        }
        preparer.normalize(input, into, offset);
        if (applier != null) {
            applier.normalized(into, offset, key);
        }
    }

    /**
     * The least and the greatest number that a scaled pixel may have. Bytes say it by themselves; of other numbers only the
     * data tell what is black and what is white. 0, with which uncovered pixels are filled, is always among them.
     */
    private static float[] range(Preparer preparer, Dataset raw, int input, int width) {
        float[] sample = new float[width];
        float low = 0;
        float high = 0;
        if (raw.isBytes(input)) {
            sample[0] = LARGEST_BYTE;
            preparer.scale(input, sample, 0);
            return new float[] {Math.min(0, sample[0]), Math.max(0, sample[0])};
        }
        for (int s = 0; s < raw.size(); s++) {
            raw.input(input, s, sample, 0);
            preparer.scale(input, sample, 0);
            for (float pixel : sample) {
                // Not Math.min: what is not a number must not become a bound.
                low = pixel < low ? pixel : low;
                high = pixel > high ? pixel : high;
            }
        }
        return new float[] {low, high};
    }
}
