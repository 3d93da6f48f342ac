package dev.dlc.runtime;

/**
 * Stops after {@code patience} epochs in which {@code monitor} got no better.
 *
 * @param monitor "validation.loss", "train.loss", "validation.accuracy" and so on: part and metric
 * @param score true where higher is better
 * @param patience epochs without better
 * @param minDelta better means by more than this
 */
public record EarlyStopping(String monitor, boolean score, int patience, double minDelta) {}
