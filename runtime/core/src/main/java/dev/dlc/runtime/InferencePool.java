package dev.dlc.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps what predictions need, so that many threads predict at once without waiting for each other and without making
 * it anew. It keeps no more than there are slots: what comes back when all are taken is left to the garbage collector.
 */
final class InferencePool {
    /**
     * How far apart slots lie, and the first from the array's length: threads that write to one line of the cache at once, or
     * read what another writes there, wait for each other.
     */
    private static final int SPACING = 32;

    private final Network network;
    private final AtomicReferenceArray<Inference> slots;
    /** What a thread's number is cut to. */
    private final int mask;

    InferencePool(Network network) {
        this.network = network;
        int count = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
        this.mask = count - 1;
        this.slots = new AtomicReferenceArray<>(SPACING * (count + 1));
    }

    Inference acquire() {
        int start = start();
        for (int i = 0; i <= mask; i++) {
            int slot = slot(start + i);
            Inference free = slots.getPlain(slot) == null ? null : slots.getAndSet(slot, null);
            if (free != null) {
                return free;
            }
        }
        return new Inference(network, 1);
    }

    void release(Inference inference) {
        int start = start();
        for (int i = 0; i <= mask; i++) {
            if (slots.compareAndSet(slot(start + i), null, inference)) {
                return;
            }
        }
    }

    /** Threads begin at different slots, and each at its own each time: its memory is then likely near. */
    private static int start() {
        return (int) Thread.currentThread().getId();
    }

    private int slot(int number) {
        return SPACING * ((number & mask) + 1);
    }
}
