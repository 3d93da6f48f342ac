package dev.dlc.runtime;

import java.util.function.IntFunction;

/**
 * The batches of several epochs, one after the other. A thread of its own fills one of two buffers while the caller uses
 * the other; it ends when the batches are closed. A buffer holds several small batches, so that handing it over costs
 * little beside a step. After the first epoch nothing is allocated.
 *
 * <p>The order of an epoch depends on the seed and the epoch's number alone.
 */
final class Batches implements AutoCloseable {
    /** A buffer holds at least so many numbers, where the epoch has them. */
    private static final int NUMBERS = 1 << 16;

    /** Samples on their way from the thread to the caller. */
    private static final class Buffer {
        final float[][] inputs;
        final float[][] targets;
        final long[] identities;
        int samples;

        Buffer(int[] inputs, int[] targets, int room) {
            this.inputs = room(inputs, room);
            this.targets = room(targets, room);
            this.identities = new long[room];
        }

        private static float[][] room(int[] widths, int samples) {
            float[][] room = new float[widths.length][];
            for (int i = 0; i < widths.length; i++) {
                room[i] = new float[Math.multiplyExact(widths[i], samples)];
            }
            return room;
        }
    }

    private final IntFunction<Dataset> epochs;
    private final int size;
    private final int batch;
    private final boolean shuffle;
    private final long key;
    private final int fromEpoch;
    private final int toEpoch;
    private final int[] inputWidths;
    private final int[] targetWidths;
    private final int room;
    private final Buffer[] buffers;
    private final Thread thread;

    private final Object lock = new Object();
    private int filled;
    private volatile boolean closed;
    private Throwable failure;

    private Buffer current;
    private int taken;
    private int first;
    private int samples;

    /**
     * Starts to fill.
     *
     * @param epochs the samples of each epoch, with their inputs prepared already; asked and read by the thread of these batches
     * @param size how many samples every epoch has
     * @param inputWidths how many numbers each input takes of a sample
     * @param targetWidths likewise
     * @param batch samples a batch; an epoch's last has what is left
     * @param fromEpoch the first epoch, from 1
     * @param toEpoch the last epoch
     */
    Batches(
            IntFunction<Dataset> epochs,
            int size,
            int[] inputWidths,
            int[] targetWidths,
            int batch,
            boolean shuffle,
            long seed,
            int fromEpoch,
            int toEpoch) {
        this.epochs = epochs;
        this.size = size;
        this.batch = batch;
        this.shuffle = shuffle;
        this.key = Random.key(seed, "shuffle", "");
        this.fromEpoch = fromEpoch;
        this.toEpoch = toEpoch;
        this.inputWidths = inputWidths;
        this.targetWidths = targetWidths;
        this.room = room();
        this.buffers =
                new Buffer[] {new Buffer(inputWidths, targetWidths, room), new Buffer(inputWidths, targetWidths, room)};
        this.thread = new Thread(this::fillAll, "dlc-prefetch");
        thread.setDaemon(true);
        thread.start();
    }

    /** How many batches an epoch of so many samples has. */
    static int perEpoch(int samples, int batch) {
        return (int) (((long) samples + batch - 1) / batch);
    }

    /** Waits for the next batch. There are {@link #perEpoch} of them for each epoch. */
    void next() throws InterruptedException {
        first += samples;
        if (current == null || first == current.samples) {
            nextBuffer();
            first = 0;
        }
        samples = Math.min(batch, current.samples - first);
    }

    /** How many samples the batch at hand has. */
    int samples() {
        return samples;
    }

    /** Copies the batch at hand to where the pass expects it. Its inputs go to {@code entry}, which has the widths of here. */
    void copyTo(FloatPass pass, Entry entry) {
        for (int i = 0; i < inputWidths.length; i++) {
            copy(current.inputs[i], inputWidths[i], entry.arrays().apply(i));
        }
        for (int i = 0; i < targetWidths.length; i++) {
            copy(current.targets[i], targetWidths[i], pass.target(i));
        }
        System.arraycopy(current.identities, first, pass.identities(), 0, samples);
    }

    /** Ends the thread and waits for it. */
    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            lock.notifyAll();
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void copy(float[] from, int width, float[] to) {
        System.arraycopy(from, first * width, to, 0, samples * width);
    }

    private void nextBuffer() throws InterruptedException {
        synchronized (lock) {
            if (current != null) {
                current = null;
                filled--;
                lock.notifyAll();
            }
            while (filled == 0 && failure == null) {
                lock.wait();
            }
            if (filled == 0) {
                throw new IllegalStateException("the training data cannot be read: " + failure, failure);
            }
            current = buffers[taken++ % 2];
        }
    }

    private void fillAll() {
        try {
            int[] order = new int[size];
            int buffer = 0;
            for (int epoch = fromEpoch; epoch <= toEpoch; epoch++) {
                order(order, epoch);
                Dataset dataset = epochs.apply(epoch);
                for (int from = 0; from < order.length; from += room) {
                    if (!waitForRoom() || !fill(buffers[buffer], dataset, order, from)) {
                        return;
                    }
                    buffer = 1 - buffer;
                    synchronized (lock) {
                        filled++;
                        lock.notifyAll();
                    }
                }
            }
        } catch (Throwable e) {
            synchronized (lock) {
                failure = e;
                lock.notifyAll();
            }
        }
    }

    private void order(int[] order, int epoch) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        if (shuffle) {
            Random.shuffle(order, Random.key(key, epoch));
        }
    }

    /** False once the batches are closed. */
    private boolean waitForRoom() throws InterruptedException {
        synchronized (lock) {
            while (filled == 2 && !closed) {
                lock.wait();
            }
            return !closed;
        }
    }

    /** False once the batches are closed. */
    private boolean fill(Buffer buffer, Dataset dataset, int[] order, int from) {
        buffer.samples = Math.min(room, order.length - from);
        for (int s = 0; s < buffer.samples; s++) {
            if (closed) {
                return false;
            }
            int sample = order[from + s];
            for (int i = 0; i < inputWidths.length; i++) {
                dataset.input(i, sample, buffer.inputs[i], s * inputWidths[i]);
            }
            for (int i = 0; i < targetWidths.length; i++) {
                dataset.target(i, sample, buffer.targets[i], s * targetWidths[i]);
            }
            buffer.identities[s] = dataset.identity(sample);
        }
        return true;
    }

    /** Samples of a buffer: whole batches, at least one, no more than an epoch has. */
    private int room() {
        long width = 0;
        for (int w : inputWidths) {
            width += w;
        }
        for (int w : targetWidths) {
            width += w;
        }
        long batches = Math.max(1, NUMBERS / Math.max(1, width * batch));
        return (int) (Math.min(batches, perEpoch(size, batch)) * batch);
    }
}
