package dev.dlc.cli;

import dev.dlc.runtime.Epoch;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.TrainingListener;
import dev.dlc.runtime.TrainingState;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Saves the weights after each epoch. The state comes last: a run that is killed in between goes on from the epoch before,
 * and writes the same weights again.
 */
final class RunWriter implements TrainingListener {
    private final RunFolder run;
    private final Network network;

    RunWriter(RunFolder run, Network network) {
        this.run = run;
        this.network = network;
    }

    @Override
    public void epoch(Epoch epoch, TrainingState state) {
        try {
            if (state.bestEpoch() == epoch.number()) {
                network.save(run.best());
            }
            network.save(run.last());
            state.save(run.state());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
