package dev.dlc.cli;

import dev.dlc.runtime.Epoch;
import dev.dlc.runtime.History;
import dev.dlc.runtime.TrainingListener;
import dev.dlc.runtime.TrainingState;
import java.util.List;

/** Tells several listeners, in their order. */
record Listeners(List<TrainingListener> all) implements TrainingListener {
    @Override
    public void start(int firstEpoch, int epochs, int stepsPerEpoch) {
        all.forEach(listener -> listener.start(firstEpoch, epochs, stepsPerEpoch));
    }

    @Override
    public void features(boolean kept, long bytes) {
        all.forEach(listener -> listener.features(kept, bytes));
    }

    @Override
    public void step(int epoch, long step, double loss, double rate) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).step(epoch, step, loss, rate);
        }
    }

    @Override
    public void epoch(Epoch epoch, TrainingState state) {
        all.forEach(listener -> listener.epoch(epoch, state));
    }

    @Override
    public void end(History history) {
        all.forEach(listener -> listener.end(history));
    }
}
