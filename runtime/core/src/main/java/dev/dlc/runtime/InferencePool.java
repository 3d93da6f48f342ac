package dev.dlc.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Keeps what predictions need, so that many threads predict at once without waiting for each other and without making
 * it anew. It keeps no more than there are slots: what comes back when all are taken is left to the garbage collector.
 */
final class InferencePool {
    /** How far apart slots lie: threads that write to one line of the cache at once wait for each other. */
    private static final int SPACING = 32;

    private final Network network;
    private final AtomicReferenceArray<Inference> slots;

    InferencePool(Network network) {
        this.network = network;
        int processors = Runtime.getRuntime().availableProcessors();
        this.slots = new AtomicReferenceArray<>(SPACING * Integer.highestOneBit(4 * processors));
    }

    Inference acquire() {
        int mask = slots.length() - 1;
        int start = start();
        for (int i = 0; i <= mask; i += SPACING) {
            int slot = start + i & mask;
            Inference free = slots.getPlain(slot) == null ? null : slots.getAndSet(slot, null);
            if (free != null) {
                return free;
            }
        }
        return new Inference(network, 1);
    }

    void release(Inference inference) {
        int mask = slots.length() - 1;
        int start = start();
        for (int i = 0; i <= mask; i += SPACING) {
            if (slots.compareAndSet(start + i & mask, null, inference)) {
                return;
            }
        }
    }

    /** Threads begin at different slots, and each at its own each time: its memory is then likely near. */
    private static int start() {
        return (int) Thread.currentThread().getId() * SPACING;
    }
}
