package dev.dlc.compiler.plan;

import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.program.WeightLayout;
import dev.dlc.compiler.program.WeightLayout.Penalty;
import dev.dlc.compiler.program.WeightLayout.Slot;
import dev.dlc.compiler.regularizer.Regularizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Orders the tensors so that a loop over one run of numbers treats all that are treated alike. */
final class LayOutWeights {
    private LayOutWeights() {}

    /** Which weights lie together. */
    private record Alike(List<Regularizer> regularizers) {
        // A list's hash is that of its records, and what these get by themselves, Java puts together at each start.
        @Override
        public boolean equals(Object other) {
            return other instanceof Alike alike && regularizers.equals(alike.regularizers);
        }

        @Override
        public int hashCode() {
            return regularizers.size();
        }
    }

    static WeightLayout layOut(List<Weight> weights) {
        Map<Alike, List<Weight>> groups = new LinkedHashMap<>();
        List<Weight> frozen = new ArrayList<>();
        List<Weight> statistics = new ArrayList<>();
        for (Weight weight : weights) {
            if (weight.trainable()) {
                groups.computeIfAbsent(new Alike(weight.regularizers()), key -> new ArrayList<>())
                        .add(weight);
            } else if (weight.role().isTrained()) {
                frozen.add(weight);
            } else {
                statistics.add(weight);
            }
        }
        List<Slot> slots = new ArrayList<>();
        List<Penalty> penalties = new ArrayList<>();
        int[] next = {0};
        groups.forEach((alike, group) -> {
            int from = next[0];
            append(group, slots, next);
            List<Regularizer> added = alike.regularizers().stream()
                    .filter(one -> one.maxNorm().isEmpty())
                    .toList();
            if (!added.isEmpty()) {
                penalties.add(new Penalty(from, next[0], added));
            }
        });
        int trainable = next[0];
        append(frozen, slots, next);
        append(statistics, slots, next);
        return new WeightLayout(slots, penalties, trainable, next[0]);
    }

    private static void append(List<Weight> weights, List<Slot> slots, int[] next) {
        for (Weight weight : weights) {
            slots.add(new Slot(weight, next[0]));
            next[0] = Math.addExact(next[0], weight.shape().size());
        }
    }
}
