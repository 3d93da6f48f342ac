package dev.dlc.runtime;

/** Hears how a training goes, on the thread that trains. What it throws ends the training. */
public interface TrainingListener {
    /** Hears nothing. */
    TrainingListener NONE = new TrainingListener() {};

    /**
     * Before the first step.
     *
     * @param firstEpoch 1, or where a resumed training goes on
     * @param epochs the last epoch's number
     * @param stepsPerEpoch how many steps each has
     */
    default void start(int firstEpoch, int epochs, int stepsPerEpoch) {}

    /**
     * After the start, where training would go through a frozen part of the network with the same samples in several epochs:
     * whether what that part makes of them is computed once and kept in memory, or anew in each epoch, as there is no room.
     *
     * @param bytes that it takes or would take
     */
    default void features(boolean kept, long bytes) {}

    /**
     * After each step.
     *
     * @param step counted over all epochs, from 1
     * @param loss of its batch, before the update
     */
    default void step(int epoch, long step, double loss, double rate) {}

    /**
     * After each epoch; the network has the epoch's last weights.
     *
     * @param state to go on from; good for the time of this call only, so save it here
     */
    default void epoch(Epoch epoch, TrainingState state) {}

    /** After the last step; the network has its best weights. Not called where training fails. */
    default void end(History history) {}
}
