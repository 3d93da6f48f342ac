package dev.dlc.runtime;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A metric of one target.
 *
 * @param name what it is reported as: the metric's name, and for all targets but the first that it fits the target's name
 *     before it, {@code spam_accuracy}
 * @param output the first one that predicts the target: the one that predictions are read from
 */
record Measured(String name, Metric metric, int output) {
    /**
     * All that the model's metrics are taken of.
     *
     * @throws TrainingException if a metric fits no output
     */
    static List<Measured> of(Description description) {
        List<Measured> all = new ArrayList<>();
        for (Metric metric : description.settings().metrics()) {
            Set<Integer> targets = new HashSet<>();
            for (int i = 0; i < description.outputs().size(); i++) {
                Description.Output output = description.outputs().get(i);
                if (metric.fits(output) && targets.add(output.target())) {
                    String target = description.targets().get(output.target()).name();
                    all.add(new Measured(
                            targets.size() == 1 ? metric.name() : target + "_" + metric.name(), metric, i));
                }
            }
            if (targets.isEmpty()) {
                throw new TrainingException(
                        "metric " + metric.name() + " fits no output of " + description.model(),
                        "take it out of the model's metrics");
            }
        }
        return all;
    }
}
