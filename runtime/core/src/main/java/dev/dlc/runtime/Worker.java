package dev.dlc.runtime;

/**
 * One member of a {@link Team}. Every member runs the same pass from its first line to its last; a worker says which
 * share of the samples, channels or weights is its own.
 */
public final class Worker {
    private static final float[] EMPTY = new float[0];

    private final Team team;
    private final int index;
    private final float[][] scratch = {EMPTY, EMPTY, EMPTY, EMPTY, EMPTY};
    private int[] indices = {};
    private boolean inOddPass;

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
        return (int) ((long) count * index / team.size());
    }

    /** One past the last of this worker's share of {@code count} equal pieces of work. */
    public int to(int count) {
        return (int) ((long) count * (index + 1) / team.size());
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
