package dev.dlc.runtime;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/**
 * Threads that run one {@link Task} together: the calling thread is member 0, the others belong to this team until it
 * is closed. How many there are never changes a result: work is divided so that each output element is computed whole,
 * in one fixed order, by one member.
 *
 * <p>Members that wait spin for a moment, because the parts of a step are short, and then sleep: between
 * runs, and after {@link #close}, a team uses no processor time. A run allocates nothing.
 */
public final class Team implements AutoCloseable {
    /** What every member of the team runs, each with its own worker; all of them pass the same barriers. */
    @FunctionalInterface
    public interface Task {
        void run(Worker worker);

        /** Whether members take less time together than the caller alone, who otherwise runs the whole task. */
        default boolean isWorthDividing() {
            return true;
        }
    }

    /** Unwinds the members that wait at a barrier which can no longer be passed. */
    private static final class BrokenBarrier extends RuntimeException {
        private static final long serialVersionUID = 1;
        private static final BrokenBarrier INSTANCE = new BrokenBarrier();

        private BrokenBarrier() {
            super("another member of the team failed", null, false, false);
        }
    }

    /** Some half a millisecond: parts of a step differ by less, and to wake a member that sleeps takes a tenth of that. */
    private static final int SPINS = 20_000;

    private static final int YIELDS = 20;
    private static final int FEWEST_RESTS = 8;
    private static final int MOST_RESTS = 1024;
    private static final int FINISHED = 1 << 16;
    private static final int ARRIVED = FINISHED - 1;

    private final Worker[] workers;
    /** The thread of each member; member 0 is whoever calls {@link #run}. */
    private final Thread[] threads;
    /** True for a member that sleeps or is about to; it looks once more for what it waits for before it does. */
    private final AtomicBoolean[] asleep;

    private final int spins;
    private final Claims claims;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    /** Members at the barrier (low 16 bits) and members done with the task (high 16 bits). */
    private final AtomicInteger progress = new AtomicInteger();
    /** How many barriers have been passed, in all runs. */
    private volatile int phase;
    /** How many runs have begun. */
    private volatile int runs;
    /** The last run that every member has finished. */
    private volatile int finishedRuns;

    private volatile boolean closed;
    /** Whether the caller runs the tasks that follow alone. */
    private boolean alone;
    /** Whether the caller runs the task at hand alone. */
    private boolean undivided;

    private Task task;
    /** Whether, in this run, a member has waited for another as long as it spins. */
    private volatile boolean stalled;
    /** How many runs will be refused that may be, and half of how many after another run with a stall. */
    private int rests;

    private int nextRests = FEWEST_RESTS;

    /** Starts {@code threads - 1} daemon threads; the caller of {@link #run} is the remaining one. */
    public Team(int threads) {
        if (threads < 1 || threads > ARRIVED / 2) {
            throw new IllegalArgumentException("a team needs 1 to " + ARRIVED / 2 + " threads, not " + threads);
        }
        this.workers = new Worker[threads];
        this.threads = new Thread[threads];
        this.asleep = new AtomicBoolean[threads];
        this.claims = new Claims(threads);
        // With more members than processors, one that spins only keeps away the one that it waits for.
        this.spins = threads > Runtime.getRuntime().availableProcessors() ? 0 : SPINS;
        for (int i = 0; i < threads; i++) {
            workers[i] = new Worker(this, i);
            asleep[i] = new AtomicBoolean();
        }
        for (int i = 1; i < threads; i++) {
            Worker worker = workers[i];
            Thread thread = new Thread(() -> serve(worker), "dlc-worker-" + i);
            thread.setDaemon(true);
            this.threads[i] = thread;
        }
        for (int i = 1; i < threads; i++) {
            this.threads[i].start();
        }
    }

    public int size() {
        return workers.length;
    }

    /** How many members run the task at hand: all, or one. */
    int members() {
        return undivided ? 1 : workers.length;
    }

    boolean isAlone() {
        return alone;
    }

    /** Says, between runs, whether the caller runs the tasks that follow alone, while the other members sleep, or all do. */
    void workAlone(boolean alone) {
        this.alone = alone;
    }

    /**
     * Runs the task on every member, or on the caller alone where that was said or the task is not worth dividing, and returns when the last is
     * done. The first failure of a member is thrown here, and the team can run again.
     *
     * @throws IllegalStateException if the team is closed or already running a task, or if some members wait at a
     *     barrier that the others have ended without
     */
    public void run(Task task) {
        if (closed) {
            throw new IllegalStateException("the team is closed");
        }
        if (!runIfIdle(task, false)) {
            throw new IllegalStateException("the team is already running a task");
        }
    }

    /**
     * As {@link #run}, but false, and nothing has run, where the team runs a task already, or is closed, or where it had better
     * not: where members have waited for each other as long as they spin, because others use the processors, the next tasks
     * are refused, and the more the more often that comes one after the other.
     */
    boolean tryRun(Task task) {
        return runIfIdle(task, true);
    }

    private boolean runIfIdle(Task task, boolean mayRest) {
        if (!busy.compareAndSet(false, true)) {
            return false;
        }
        try {
            if (closed) {
                return false;
            }
            if (mayRest && rests > 0) {
                rests--;
                return false;
            }
            undivided = alone || workers.length == 1 || !task.isWorthDividing();
            if (undivided) {
                task.run(workers[0]);
            } else {
                runTogether(task);
            }
            return true;
        } finally {
            busy.set(false);
        }
    }

    private void runTogether(Task task) {
        this.task = task;
        stalled = false;
        threads[0] = Thread.currentThread();
        claims.clear();
        int run = runs + 1;
        runs = run;
        wakeSleepers();
        perform(workers[0], task);
        awaitChange(0, Wait.END_OF_RUN, run - 1);
        this.task = null;
        threads[0] = null;
        progress.set(0);
        nextRests = stalled ? Math.min(2 * nextRests, MOST_RESTS) : FEWEST_RESTS;
        rests = stalled ? nextRests : 0;
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw Team.<RuntimeException>unchecked(thrown);
        }
    }

    /** A task declares no checked exception, so what it throws needs no wrapping. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** The life of members 1 and on. */
    private void serve(Worker worker) {
        int run = 0;
        while (true) {
            awaitChange(worker.index(), Wait.NEXT_RUN, run);
            if (runs == run) {
                return;
            }
            run++;
            perform(worker, task);
        }
    }

    private void perform(Worker worker, Task task) {
        worker.beginRun();
        try {
            task.run(worker);
        } catch (BrokenBarrier broken) {
            // The failure that broke the barrier is recorded already.
        } catch (Throwable thrown) {
            fail(thrown);
        }
        finish();
    }

    private void fail(Throwable thrown) {
        if (failure.compareAndSet(null, thrown)) {
            wakeSleepers();
        }
    }

    private void finish() {
        int before;
        int now;
        do {
            before = progress.get();
            now = before + FINISHED;
            // Looked at before this member counts as done: after that the run may be over, and a failure said now
            // would be taken for one of the next run.
            checkBarriers(now);
        } while (!progress.compareAndSet(before, now));
        if (now == FINISHED * workers.length) {
            finishedRuns = runs;
            wakeSleepers();
        }
    }

    /** Some members at a barrier, all others done: without this they would wait for ever. */
    private void checkBarriers(int now) {
        int arrived = now & ARRIVED;
        int finished = now / FINISHED;
        if (arrived > 0 && finished > 0 && arrived + finished == workers.length) {
            fail(new IllegalStateException(arrived + " of " + workers.length
                    + " members wait at a barrier, but the others have ended the task"));
        }
    }

    void await(Worker worker) {
        if (members() == 1) {
            return;
        }
        int before = phase;
        int now = progress.incrementAndGet();
        if (now == workers.length) {
            progress.set(0);
            phase = before + 1;
            wakeSleepers();
            return;
        }
        checkBarriers(now);
        awaitChange(worker.index(), Wait.BARRIER, before);
        if (phase == before) {
            // Failed: no barrier can be passed any more in this run, since the failed member never comes to it.
            progress.decrementAndGet();
            throw BrokenBarrier.INSTANCE;
        }
    }

    Claims claims() {
        return claims;
    }

    /** Waits until the samples of a worker's call, up to {@code to}, which others have taken are computed: at most as long as one takes. */
    void awaitBack(Worker worker, int to) {
        for (int i = 0; !claims.areBack(worker.index(), to); i++) {
            if (failure.get() != null) {
                throw BrokenBarrier.INSTANCE;
            }
            if (i < spins) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }

    private enum Wait {
        NEXT_RUN,
        BARRIER,
        END_OF_RUN
    }

    /** True when what the member waits for, or a reason not to wait any longer, has come. */
    private boolean isOver(Wait wait, int before) {
        if (wait == Wait.BARRIER) {
            return phase != before || failure.get() != null;
        }
        return wait == Wait.NEXT_RUN ? runs != before || closed : finishedRuns != before;
    }

    private void awaitChange(int member, Wait wait, int before) {
        for (int i = 0; i < spins; i++) {
            if (isOver(wait, before)) {
                return;
            }
            Thread.onSpinWait();
        }
        if (spins > 0 && wait != Wait.NEXT_RUN) {
            stalled = true;
        }
        for (int i = 0; i < YIELDS; i++) {
            if (isOver(wait, before)) {
                return;
            }
            Thread.yield();
        }
        sleep(member, wait, before);
    }

    private void sleep(int member, Wait wait, int before) {
        boolean interrupted = false;
        AtomicBoolean sleeping = asleep[member];
        while (true) {
            sleeping.set(true);
            if (isOver(wait, before)) {
                break;
            }
            LockSupport.park(this);
            // An interrupted thread would not sleep: remember the interrupt for later.
            interrupted |= Thread.interrupted();
        }
        sleeping.set(false);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** After a change was published: whoever sleeps looks again. */
    private void wakeSleepers() {
        for (int i = 0; i < asleep.length; i++) {
            if (asleep[i].get() && asleep[i].compareAndSet(true, false)) {
                LockSupport.unpark(threads[i]);
            }
        }
    }

    /** As {@link #close}, after the task that is running, if there is one. */
    void closeWhenDone() {
        while (!busy.compareAndSet(false, true)) {
            Thread.yield();
        }
        end();
        busy.set(false);
    }

    /** Ends the threads and waits for them; the team must not be running. Closing again does nothing. */
    @Override
    public void close() {
        if (busy.get()) {
            throw new IllegalStateException("the team is still running a task");
        }
        end();
    }

    private void end() {
        closed = true;
        wakeSleepers();
        boolean interrupted = false;
        for (int i = 1; i < threads.length; i++) {
            while (threads[i].isAlive()) {
                try {
                    threads[i].join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
