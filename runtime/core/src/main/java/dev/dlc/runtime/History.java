package dev.dlc.runtime;

import java.util.List;

/**
 * What came of a training.
 *
 * @param epochs those that were finished, in order; after a resume, those since
 * @param ending why it ended
 * @param bestEpoch the epoch whose weights the network now has, 0 where no epoch was finished
 */
public record History(List<Epoch> epochs, Ending ending, int bestEpoch) {
    /** Why a training ended. */
    public enum Ending {
        /** All epochs are done. */
        EPOCHS("epochs"),
        /** The monitored value got no better. */
        EARLY_STOPPING("early_stopping"),
        /** It was asked to stop. */
        INTERRUPTED("interrupted");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        /** As a log says it: {@code early_stopping}. */
        public String text() {
            return text;
        }
    }

    public History {
        epochs = List.copyOf(epochs);
    }
}
