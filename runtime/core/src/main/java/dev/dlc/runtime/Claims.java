package dev.dlc.runtime;

import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which samples of a kernel's call are still to be computed, of each member of a {@link Team}. A member claims its own samples from the
 * first on; when there are none left it takes the last ones of members that lag behind, since processors are not equally fast. Who
 * computes a sample changes no bit of it.
 *
 * <p>All members make the same calls in the same order. A call of one ends when all of its own samples are computed, by whomever, so
 * that what follows need not know of this.
 */
final class Claims {
    static final int NONE = -1;

    /** Samples are counted in so many bits; of larger batches each member computes its own. */
    private static final int BITS = 20;

    private static final int MOST = (1 << BITS) - 1;

    /** How far apart the words of two members are: on lines of the cache of their own. */
    private static final int APART = 16;

    private final int members;
    /** For each member the call, the next of its samples, and one past the last. */
    private final AtomicLongArray offers;
    /** How many of each member's samples others have computed in its call. */
    private final AtomicIntegerArray returned;

    Claims(int members) {
        this.members = members;
        this.offers = new AtomicLongArray((members + 1) * APART);
        this.returned = new AtomicIntegerArray((members + 1) * APART);
    }

    /** Whether so many samples can be counted. */
    static boolean fit(int samples) {
        return samples <= MOST;
    }

    /** Forgets all calls; while no member makes one. */
    void clear() {
        for (int member = 0; member < members; member++) {
            offers.set(place(member), 0);
        }
    }

    /** A member begins a call with these samples of its own. */
    void offer(int member, int call, int from, int to) {
        returned.set(place(member), 0);
        offers.set(place(member), word(call, from, to));
    }

    /** The next of a member's own samples, or {@link #NONE}. */
    int own(int member) {
        int place = place(member);
        long word = offers.get(place);
        while (next(word) < end(word)) {
            if (offers.compareAndSet(place, word, word + (1L << BITS))) {
                return next(word);
            }
            word = offers.get(place);
        }
        return NONE;
    }

    /** The last sample that another member has not begun in the same call, or {@link #NONE}. */
    int taken(int lender, int call) {
        int place = place(lender);
        long word = offers.get(place);
        while (call(word) == call(word(call, 0, 0)) && next(word) < end(word)) {
            if (offers.compareAndSet(place, word, word - 1)) {
                return end(word) - 1;
            }
            word = offers.get(place);
        }
        return NONE;
    }

    /** Says that a sample which was {@link #taken} is computed. */
    void giveBack(int lender) {
        returned.incrementAndGet(place(lender));
    }

    /** Whether all samples up to {@code to} that others have taken from a member, which has none left, are computed. */
    boolean areBack(int member, int to) {
        int place = place(member);
        return returned.get(place) == to - end(offers.get(place));
    }

    private static int place(int member) {
        return (member + 1) * APART;
    }

    private static long word(int call, int next, int end) {
        return (long) call << 2 * BITS | (long) next << BITS | end;
    }

    private static long call(long word) {
        return word >>> 2 * BITS;
    }

    private static int next(long word) {
        return (int) (word >>> BITS) & MOST;
    }

    private static int end(long word) {
        return (int) word & MOST;
    }
}
