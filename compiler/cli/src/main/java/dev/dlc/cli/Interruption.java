package dev.dlc.cli;

import dev.dlc.runtime.Trainer;
import java.util.concurrent.CountDownLatch;

/**
 * While open, Ctrl-C (and any other polite end of the process) asks a trainer to stop and waits until this is closed, so
 * that the run's files are whole.
 */
final class Interruption implements AutoCloseable {
    private final CountDownLatch closed = new CountDownLatch(1);
    private Thread hook;

    /** From now on the trainer is asked; once. */
    void stops(Trainer trainer) {
        hook = new Thread(() -> stop(trainer), "dlc-interrupt");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop(Trainer trainer) {
        trainer.stop();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            if (hook != null) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        } catch (IllegalStateException e) {
            // the process is ending: the hook has what it waited for
        }
    }
}
