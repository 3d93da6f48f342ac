package dev.dlc.cli;

import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Inference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns outputs into what is printed: {@code {"label": …, "probabilities": {…}}} for classes, {@code {"value": …}} for real
 * numbers; of a model with several targets, an object with one of these for each, by the target's name.
 */
record Predictions(Description description) {
    Map<String, Object> of(Inference inference) {
        Map<String, Object> targets = new LinkedHashMap<>();
        for (int i = 0; i < description.outputs().size(); i++) {
            Feature target =
                    description.targets().get(description.outputs().get(i).target());
            if (!targets.containsKey(target.name())) {
                targets.put(target.name(), prediction(inference, i, target));
            }
        }
        return targets.size() == 1 ? asMap(targets.values().iterator().next()) : targets;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object prediction) {
        return (Map<String, Object>) prediction;
    }

    private Map<String, Object> prediction(Inference inference, int output, Feature target) {
        float[] numbers = inference.probabilities(output);
        Head head = description.outputs().get(output).head();
        Map<String, Object> prediction = new LinkedHashMap<>();
        if (head == Head.LOGITS) {
            classes(prediction, numbers, target);
        } else if (head == Head.BINARY_LOGIT && target.kind() == Kind.BINARY) {
            prediction.put("label", numbers[0] >= 0.5f ? 1 : 0);
            Map<String, Object> both = new LinkedHashMap<>();
            both.put("0", 1 - numbers[0]);
            both.put("1", numbers[0]);
            prediction.put("probabilities", both);
        } else {
            // dense(1) gives [1], but its target is a single number
            List<Integer> shape = description.outputs().get(output).shape();
            prediction.put("value", nested(numbers, 0, numbers.length == target.width() ? target.shape() : shape));
        }
        return prediction;
    }

    private static void classes(Map<String, Object> prediction, float[] numbers, Feature target) {
        int positions = target.width();
        int count = numbers.length / positions;
        List<Object> labels = new ArrayList<>();
        List<Object> probabilities = new ArrayList<>();
        for (int p = 0; p < positions; p++) {
            float[] own = Arrays.copyOfRange(numbers, p * count, (p + 1) * count);
            Map<String, Object> each = new LinkedHashMap<>();
            for (int c = 0; c < count; c++) {
                each.put(String.valueOf(label(target, c)), own[c]);
            }
            labels.add(label(target, Inference.largest(own)));
            probabilities.add(each);
        }
        boolean one = target.shape().isEmpty();
        prediction.put("label", one ? labels.get(0) : labels);
        prediction.put("probabilities", one ? probabilities.get(0) : probabilities);
    }

    /** The class's name, or its number where classes have none. */
    private static Object label(Feature target, int number) {
        return target.classes().isEmpty() ? number : target.classes().get(number);
    }

    private static Object nested(float[] numbers, int from, List<Integer> shape) {
        if (shape.isEmpty()) {
            return numbers[from];
        }
        List<Integer> inner = shape.subList(1, shape.size());
        int size = inner.stream().reduce(1, Math::multiplyExact);
        List<Object> items = new ArrayList<>();
        for (int i = 0; i < shape.get(0); i++) {
            items.add(nested(numbers, from + i * size, inner));
        }
        return items;
    }
}
