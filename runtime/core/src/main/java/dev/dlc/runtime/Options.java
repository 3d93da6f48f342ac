package dev.dlc.runtime;

import dev.dlc.runtime.Description.Settings;

/**
 * How a training runs; {@code network.options().epochs(3).seed(5)} changes what the model says.
 *
 * @param epochs how often every training sample is seen
 * @param batch samples a step; the last step of an epoch has what is left
 * @param seed of everything random but the initial weights, which {@link Network#initialize(long)} draws
 * @param threads that work on a step, or fewer while that is faster; no result depends on them
 * @param shuffle false: every epoch goes through the samples in order
 * @param validation what the network is evaluated on after each epoch; null: the share of the training data that the
 *     model's settings hold back, if any
 * @param resume where to go on, or null; batch, seed, shuffle and data must be those of then
 * @param cache where a part of the network is frozen and nothing is augmented, what it makes of each sample is computed once
 *     and kept in memory, if that takes at most half of what the JVM may still take; no result depends on it
 * @param listener hears how it goes
 */
public record Options(
        int epochs,
        int batch,
        long seed,
        int threads,
        boolean shuffle,
        Dataset validation,
        TrainingState resume,
        boolean cache,
        TrainingListener listener) {
    public Options {
        check(epochs >= 1, "epochs", epochs);
        check(batch >= 1, "batch", batch);
        check(threads >= 1, "threads", threads);
    }

    /** What the model says, on as many threads as the machine has. */
    public static Options of(Description description) {
        Settings settings = description.settings();
        int threads = Runtime.getRuntime().availableProcessors();
        return new Options(
                settings.epochs(),
                settings.batch(),
                settings.seed(),
                threads,
                true,
                null,
                null,
                true,
                TrainingListener.NONE);
    }

    public Options epochs(int value) {
        return new Options(value, batch, seed, threads, shuffle, validation, resume, cache, listener);
    }

    public Options batch(int value) {
        return new Options(epochs, value, seed, threads, shuffle, validation, resume, cache, listener);
    }

    public Options seed(long value) {
        return new Options(epochs, batch, value, threads, shuffle, validation, resume, cache, listener);
    }

    public Options threads(int value) {
        return new Options(epochs, batch, seed, value, shuffle, validation, resume, cache, listener);
    }

    public Options shuffle(boolean value) {
        return new Options(epochs, batch, seed, threads, value, validation, resume, cache, listener);
    }

    public Options validation(Dataset value) {
        return new Options(epochs, batch, seed, threads, shuffle, value, resume, cache, listener);
    }

    /** Goes on from a state, with the epochs, batch, seed and shuffling of then. */
    public Options resume(TrainingState value) {
        return new Options(
                value.epochs(),
                value.batch(),
                value.seed(),
                threads,
                value.shuffle(),
                validation,
                value,
                cache,
                listener);
    }

    public Options cache(boolean value) {
        return new Options(epochs, batch, seed, threads, shuffle, validation, resume, value, listener);
    }

    public Options listener(TrainingListener value) {
        return new Options(epochs, batch, seed, threads, shuffle, validation, resume, cache, value);
    }

    private static void check(boolean holds, String name, int value) {
        if (!holds) {
            throw new IllegalArgumentException(name + " must be at least 1, not " + value);
        }
    }
}
