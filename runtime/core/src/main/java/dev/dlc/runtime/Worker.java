package dev.dlc.runtime;

/**
 * One member of a {@link Team}. Every member runs the same pass from its first line to its last; a worker says which
 * share of the samples, channels or weights is its own.
 *
 * <p>A team may also divide one sample. Then each member computes its own pieces of that sample, of channels or
 * rows, and waits for the others where it reads theirs: {@link #meet}. What isn't divided so, the member does whose share of the
 * samples it is, {@link #from(int)}.
 */
public final class Worker {
    private static final float[] EMPTY = new float[0];

    private final Team team;
    private final int index;
    private final float[][] scratch = {EMPTY, EMPTY, EMPTY, EMPTY, EMPTY};
    private int[] indices = {};
    private boolean inOddPass;
    private boolean dividesSample;
    /** The samples of the kernel's call at hand: the next of this member's own where none are shared, and one past the last. */
    private int next;

    private int end;
    private boolean shares;
    /** Calls since the run began, to tell which one the others make. */
    private int calls;
    /** The member whose sample this one computes, or {@link Claims#NONE}. */
    private int lender;

    Worker(Team team, int index) {
        this.team = team;
        this.index = index;
    }

    /** The only member of a team of its own, for work that is not divided. */
    static Worker alone() {
        return new Worker(new Team(1), 0);
    }

    /** This worker's number, from 0. */
    public int index() {
        return index;
    }

    /** The first of this worker's share of {@code count} equal pieces of work. */
    public int from(int count) {
        return (int) ((long) count * index / team.members());
    }

    /** One past the last of this worker's share of {@code count} equal pieces of work. */
    public int to(int count) {
        return (int) ((long) count * (index + 1) / team.members());
    }

    /** Says whether the members divide the one sample that follows, or the samples among each other. */
    void divideSample(boolean divides) {
        dividesSample = divides;
    }

    /** The first sample that this worker computes something of: of its share, or the one that the members divide. */
    public int firstSample(int samples) {
        return dividesSample ? 0 : from(samples);
    }

    /** One past the last sample that this worker computes something of. */
    public int lastSample(int samples) {
        return dividesSample ? samples : to(samples);
    }

    /** The first of this worker's pieces of each of these samples, which have {@code pieces} each: all, unless it is divided. */
    public int first(int pieces) {
        return dividesSample ? from(pieces) : 0;
    }

    /** One past the last of this worker's pieces of each of these samples. */
    public int last(int pieces) {
        return dividesSample ? to(pieces) : pieces;
    }

    /** The first of this worker's pieces of all samples, which have {@code pieces} each, counted through. */
    public int from(int samples, int pieces) {
        return dividesSample ? from(pieces) : from(samples) * pieces;
    }

    /** One past the last of this worker's pieces of all samples. */
    public int to(int samples, int pieces) {
        return dividesSample ? to(pieces) : to(samples) * pieces;
    }

    /** Another run of the team begins. */
    void beginRun() {
        calls = 0;
    }

    /**
     * Begins a call of a kernel that computes samples {@code from <= n < to}, each by itself: {@link #claim} then says which. The members
     * make such calls in the same order.
     */
    public void offer(int from, int to) {
        next = from;
        end = to;
        lender = Claims.NONE;
        shares = team.members() > 1 && !dividesSample && Claims.fit(to);
        if (shares) {
            calls++;
            team.claims().offer(index, calls, from, to);
        }
    }

    /**
     * The next sample to compute: one of those that were {@link #offer offered}, or the last one of a member that lags behind in the same
     * call; -1 when all that were offered are computed, by whomever.
     */
    public int claim() {
        if (!shares) {
            return next < end ? next++ : Claims.NONE;
        }
        Claims claims = team.claims();
        if (lender != Claims.NONE) {
            claims.giveBack(lender);
            lender = Claims.NONE;
        }
        int sample = claims.own(index);
        for (int i = 1; sample == Claims.NONE && i < team.members(); i++) {
            int other = (index + i) % team.members();
            sample = claims.taken(other, calls);
            lender = sample == Claims.NONE ? Claims.NONE : other;
        }
        if (sample == Claims.NONE) {
            team.awaitBack(this, end);
        }
        return sample;
    }

    /** Where the members divide one sample, a {@link #barrier}: what follows reads, or overwrites, pieces of others. */
    public void meet() {
        if (dividesSample) {
            team.await(this);
        }
    }

    /** Waits until every member of the team has come here; what each wrote before is then seen by all. */
    public void barrier() {
        team.await(this);
    }

    /** Says that another pass of a network begins. */
    public void beginPass() {
        inOddPass = !inOddPass;
    }

    /** Whether this is the first, third, … pass, for kernels that find in a cache what they have read last. */
    public boolean isInOddPass() {
        return inOddPass;
    }

    /** {@link #scratch(int, int)} with number 0. */
    public float[] scratch(int floats) {
        return scratch(0, floats);
    }

    /**
     * One of five buffers of this worker's own, at least {@code floats} long, kept from call to call: only growing
     * allocates. A loop that reads one and writes another vectorises where one over a single array would not.
     */
    public float[] scratch(int number, int floats) {
        if (scratch[number].length < floats) {
            scratch[number] = new float[floats];
        }
        return scratch[number];
    }

    /** A buffer of whole numbers, at least {@code count} long, kept as {@link #scratch(int)} is. */
    public int[] indices(int count) {
        if (indices.length < count) {
            indices = new int[count];
        }
        return indices;
    }
}
