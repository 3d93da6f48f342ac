package dev.dlc.runtime;

/**
 * Threads that run one {@link Task} together: the calling thread is member 0, the others belong to this team until it
 * is closed. How many there are never changes a result: work is divided so that each output element is computed whole,
 * in one fixed order, by one member.
 */
public final class Team implements AutoCloseable {
    /** What every member of the team runs, each with its own worker. */
    @FunctionalInterface
    public interface Task {
        void run(Worker worker);
    }

    private final Worker[] workers;

    /** Starts {@code threads - 1} daemon threads; the caller of {@link #run} is the remaining one. */
    public Team(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a team needs at least 1 thread, not " + threads);
        }
        workers = new Worker[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = new Worker(this, i);
        }
    }

    public int size() {
        return workers.length;
    }

    /** Runs the task on every member and returns when the last is done. The first failure of a member is thrown here. */
    public void run(Task task) {
        throw new UnsupportedOperationException("not written yet");
    }

    void await(Worker worker) {
        throw new UnsupportedOperationException("not written yet");
    }

    @Override
    public void close() {}
}
