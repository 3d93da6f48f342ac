package dev.dlc.runtime;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Keeps what predictions need, so that many threads predict at once without waiting for each other and without making
 * it anew. It keeps no more than there are slots: what is closed when all are full is left to the garbage collector.
 *
 * <p>A slot is a number that says who lies in it, and a reference. To lend and to take back changes the number alone: a stored
 * reference would also mark a byte of the collector's card table, where slots that lie far apart share a line of the cache. A
 * slot whose inference is lent is nobody's own: the next that is closed and has no slot takes it, so that one that is
 * never closed holds none for long.
 */
final class InferencePool {
    /**
     * How far apart the numbers of slots lie (two lines of the cache, which are fetched together), and the first from the array's
     * length: threads that write to one line at once, or read what another writes there, wait for each other.
     */
    private static final int SPACING = 16;
    /** The number of a slot that nothing has lain in. */
    private static final long EMPTY = 0;
    /** The number of a slot whose reference changes just now. */
    private static final long CHANGING = Long.MIN_VALUE;

    private final Network network;
    /** For each slot the number of its {@link Inference}: as it is while that can be lent, negative while it is lent. */
    private final AtomicLongArray numbers;

    private final Inference[] slots;
    /** The last number that was given: each is given once. */
    private final AtomicLong last = new AtomicLong();
    /** What a thread's number is cut to. */
    private final int mask;

    InferencePool(Network network) {
        this.network = network;
        int count = Integer.highestOneBit(4 * Runtime.getRuntime().availableProcessors());
        this.mask = count - 1;
        this.slots = new Inference[count];
        this.numbers = new AtomicLongArray(SPACING * (count + 1));
    }

    Inference acquire() {
        int start = start();
        for (int i = 0; i <= mask; i++) {
            int slot = start + i & mask;
            long number = numbers.get(place(slot));
            // Read before the number changes: once it is lent, another thread may put its own here. A number that
            // is still the same has stood for the same all the time, for none is given twice.
            Inference inference = slots[slot];
            if (number > 0 && numbers.compareAndSet(place(slot), number, -number)) {
                return inference;
            }
        }
        return new Inference(network, 1);
    }

    void release(Inference inference) {
        long number = inference.number();
        if (number == 0 || !numbers.compareAndSet(place(inference.slot()), -number, number)) {
            keep(inference);
        }
    }

    /** Puts one that has no slot, or whose slot was taken while it was lent, into the first slot that has none to lend. */
    private void keep(Inference inference) {
        long own = inference.number();
        if (own != 0 && numbers.get(place(inference.slot())) == own) {
            return; // closed twice
        }
        int start = start();
        for (int i = 0; i <= mask; i++) {
            int slot = start + i & mask;
            long number = numbers.get(place(slot));
            if (number <= 0 && number != CHANGING && numbers.compareAndSet(place(slot), number, CHANGING)) {
                slots[slot] = inference;
                long given = last.incrementAndGet();
                inference.settle(slot, given);
                numbers.set(place(slot), given);
                return;
            }
        }
    }

    /** Threads begin at different slots, and each at its own each time: its memory is then likely near. */
    private static int start() {
        return (int) Thread.currentThread().getId();
    }

    private static int place(int slot) {
        return SPACING * (slot + 1);
    }
}
