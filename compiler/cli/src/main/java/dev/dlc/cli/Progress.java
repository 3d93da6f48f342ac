package dev.dlc.cli;

import dev.dlc.runtime.Epoch;
import dev.dlc.runtime.TrainingListener;
import dev.dlc.runtime.TrainingState;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows a training on standard error: a line for each epoch and, on a terminal, a bar for the steps of the one at hand. */
final class Progress implements TrainingListener, AutoCloseable {
    /** Fixed, so that the bar needs no library that asks the terminal. */
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final boolean bars;
    private int epochs;
    private int stepsPerEpoch;
    private ProgressBar bar;

    Progress(Session session) {
        this.err = session.err();
        this.bars = session.interactive();
    }

    @Override
    public void start(int firstEpoch, int epochs, int stepsPerEpoch) {
        this.epochs = epochs;
        this.stepsPerEpoch = stepsPerEpoch;
    }

    @Override
    public void features(boolean kept, long bytes) {
        err.println(
                kept
                        ? "the frozen part is computed once; what it makes of the data takes " + Numbers.bytes(bytes)
                        : "the frozen part is computed in every epoch: keeping what it makes of the data would take "
                                + Numbers.bytes(bytes)
                                + ", more than half of the memory left (DLC_JAVA_OPTS=-Xmx8g gives more)");
    }

    @Override
    public void step(int epoch, long step, double loss, double rate) {
        if (!bars) {
            return;
        }
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setTaskName("epoch " + epoch + "/" + epochs)
                    .setInitialMax(stepsPerEpoch)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(100)
                    .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                    .clearDisplayOnFinish()
                    .build();
        }
        bar.setExtraMessage(" loss " + Numbers.shortened(loss));
        bar.step();
    }

    @Override
    public void epoch(Epoch epoch, TrainingState state) {
        close();
        StringBuilder line = new StringBuilder("epoch ")
                .append(epoch.number())
                .append('/')
                .append(epochs)
                .append("  ")
                .append("train loss ")
                .append(Numbers.shortened(epoch.trainLoss()));
        if (!Double.isNaN(epoch.validationLoss())) {
            line.append("  ").append(Numbers.evaluated("validation", epoch.validationLoss(), epoch.metrics()));
        }
        line.append("  ").append(Numbers.whole(epoch.samplesPerSecond())).append(" samples/s");
        err.println(line);
    }

    /** Takes the bar away. */
    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
