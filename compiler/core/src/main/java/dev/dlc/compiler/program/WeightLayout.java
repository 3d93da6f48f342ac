package dev.dlc.compiler.program;

import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.regularizer.Regularizer;
import java.util.List;

/**
 * The order of all tensors in one array: the trainable ones first, those with the same penalties side by side, then the frozen
 * ones, last the running statistics.
 *
 * @param trainable how many numbers train
 * @param size how many numbers there are
 */
public record WeightLayout(List<Slot> slots, List<Penalty> penalties, int trainable, int size) {
    /** A tensor and its first number. */
    public record Slot(Weight weight, int offset) {}

    /** A run of trainable numbers with the same penalties. */
    public record Penalty(int from, int to, List<Regularizer> regularizers) {}
}
