package dev.dlc.runtime;

/**
 * Random numbers without a state: number {@code counter} of a key is always the same, whoever asks for it and in which
 * order. Keys are derived from what the number is for (seed, purpose, layer, epoch, sample), so that results depend
 * neither on the number of threads nor on where a run was resumed.
 *
 * <p>The mixing function is the finaliser of SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number
 * generators", 2014).
 */
public final class Random {
    /** How many bits {@link #elementBits} gives: as many as a float holds exactly. */
    public static final int ELEMENT_BITS = 24;

    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Random() {}

    /** The key of one use of randomness: what for, and of which layer or weight. */
    public static long key(long seed, String purpose, String path) {
        return key(key(mix(seed), hash(purpose)), hash(path));
    }

    /** The key of part {@code number} (an epoch, a sample) of what {@code key} stands for. */
    public static long key(long key, long number) {
        return mix(mix(key ^ GOLDEN) + mix(number + GOLDEN));
    }

    /** 64 random bits: number {@code counter} of this key. */
    public static long bits(long key, long counter) {
        return mix(mix(key + counter * GOLDEN) ^ key);
    }

    /** Number {@code counter} of this key, uniform in [0, 1): a multiple of 2^-53. */
    public static double uniform(long key, long counter) {
        return (bits(key, counter) >>> 11) * 0x1p-53;
    }

    /** Number {@code counter} of this key from the normal distribution of mean 0 and variance 1 (Box and Muller 1958). */
    public static double normal(long key, long counter) {
        long bits = bits(key, counter);
        // In (0, 1], so that the logarithm is finite.
        double radius = ((bits >>> 11) + 1) * 0x1p-53;
        double angle = 2 * Math.PI * uniform(~key, counter);
        return StrictMath.sqrt(-2 * StrictMath.log(radius)) * StrictMath.cos(angle);
    }

    /**
     * {@link #ELEMENT_BITS} random bits of an element of a tensor, given the low and the high half of its sample's key: rounds of
     * multiplying and folding as in the finaliser of MurmurHash3. Only operations of 32 bits, for many elements at a time.
     */
    public static int elementBits(int element, int low, int high) {
        int h = element * 0x9e3779b9 + low;
        h = (h ^ (h >>> 16)) * 0x7feb352d;
        h = ((h ^ (h >>> 15)) + high) * 0x846ca68b;
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        return (h ^ (h >>> 13)) >>> (Integer.SIZE - ELEMENT_BITS);
    }

    /** Puts the numbers into a random order, each order equally likely (Fisher and Yates). */
    public static void shuffle(int[] order, long key) {
        for (int last = order.length - 1; last > 0; last--) {
            int other = below(last + 1, key(key, last));
            int swapped = order[last];
            order[last] = order[other];
            order[other] = swapped;
        }
    }

    /** A whole number from 0 to {@code bound - 1}; the few values that would favour small ones are drawn again. */
    private static int below(int bound, long key) {
        long usable = Long.MAX_VALUE - Long.MAX_VALUE % bound;
        long counter = 0;
        long drawn = bits(key, counter) >>> 1;
        while (drawn >= usable) {
            drawn = bits(key, ++counter) >>> 1;
        }
        return (int) (drawn % bound);
    }

    /** FNV-1a over the characters. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        return hash;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
