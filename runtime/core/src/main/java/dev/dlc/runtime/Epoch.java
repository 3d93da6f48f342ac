package dev.dlc.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of one epoch.
 *
 * @param number from 1
 * @param trainLoss the mean over the samples of the losses of the steps, each before its update, regularisation included
 * @param validationLoss NaN where there is no validation data
 * @param metrics of the validation data, by name; empty where there is none
 * @param matrices of the validation data, by name: the metrics that are no numbers
 * @param rate the learning rate of the last step
 * @param seconds of the steps and the validation
 * @param samplesPerSecond of the steps alone
 */
public record Epoch(
        int number,
        double trainLoss,
        double validationLoss,
        Map<String, Double> metrics,
        Map<String, ConfusionMatrix> matrices,
        double rate,
        double seconds,
        double samplesPerSecond) {
    public Epoch {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        matrices = Collections.unmodifiableMap(new LinkedHashMap<>(matrices));
    }
}
