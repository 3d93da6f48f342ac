package dev.dlc.compiler.model;

import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.schedule.ScheduleSpec;
import java.util.List;
import java.util.Optional;

/**
 * How the model is trained if nobody says otherwise.
 *
 * @param epochs default 10
 * @param batch samples a step, default 32
 * @param seed default 1
 * @param clipNorm the largest global norm of the gradients, empty for no clipping
 * @param metrics beside the loss; accuracy where nothing is said and the first loss takes logits
 * @param schedule of the learning rate
 * @param stopping when training ends early
 */
public record TrainSpec(
        int epochs,
        int batch,
        long seed,
        Optional<Double> clipNorm,
        List<Metric> metrics,
        ScheduleSpec schedule,
        Optional<Stopping> stopping) {
    public TrainSpec {
        metrics = List.copyOf(metrics);
    }

    /**
     * Early stopping.
     *
     * @param monitor part and metric: {@code validation.loss}
     * @param score true where higher is better
     */
    public record Stopping(String monitor, boolean score, int patience, double minDelta) {}
}
