package dev.dlc.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How good a network is on a dataset.
 *
 * @param loss the mean over the samples
 * @param metrics by name, in the order of the model; where a metric fits several targets, the first goes by the metric's
 *     name and the others by their own and the metric's: {@code spam_accuracy}
 * @param matrices by name likewise, of the metrics that are no numbers
 * @param samples how many there were
 */
public record Evaluation(double loss, Map<String, Double> metrics, Map<String, ConfusionMatrix> matrices, int samples) {
    public Evaluation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        matrices = Collections.unmodifiableMap(new LinkedHashMap<>(matrices));
    }
}
