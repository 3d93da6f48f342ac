package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Description.Output;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics are what scikit-learn makes of the same numbers, recorded by {@code metrics/record_metrics.py}. */
class RecordedMetricsTest {
    private static final Map<String, float[]> RECORDED = new HashMap<>();

    static {
        try (BufferedReader file = new BufferedReader(new InputStreamReader(
                RecordedMetricsTest.class.getResourceAsStream("/metrics/metrics.txt"), StandardCharsets.US_ASCII))) {
            file.lines().map(line -> line.split(" ")).forEach(words -> {
                float[] numbers = new float[words.length - 1];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = Float.parseFloat(words[i + 1]);
                }
                RECORDED.put(words[0], numbers);
            });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static final Output LOGITS = new Output(0, Head.LOGITS, List.of(6));
    private static final Feature CLASS = new Feature("label", Kind.INDEX, List.of(), 6, List.of());
    private static final Output LOGIT = new Output(0, Head.BINARY_LOGIT, List.of(1));
    private static final Feature BINARY = new Feature("spam", Kind.BINARY, List.of(), 0, List.of());
    private static final Output NUMBERS = new Output(0, Head.VALUE, List.of(3));
    private static final Feature VECTOR = new Feature("y", Kind.REAL, List.of(3), 0, List.of());

    private static Metric metric(String name) {
        return switch (name) {
            case "accuracy" -> Metric.accuracy();
            case "top_3" -> Metric.topK(3);
            case "precision" -> Metric.precision();
            case "recall" -> Metric.recall();
            case "f1" -> Metric.f1();
            case "auc" -> Metric.auc();
            case "mae" -> Metric.mae();
            case "rmse" -> Metric.rmse();
            case "r2" -> Metric.r2();
            default -> Metric.confusion();
        };
    }

    /** Adds the rows in batches of {@code batch}, behind a number that is none of theirs. */
    private static Metric.Tally tally(Metric metric, String part, int batch) {
        Output output = part.equals("classes") ? LOGITS : part.equals("binary") ? LOGIT : NUMBERS;
        Feature target = part.equals("classes") ? CLASS : part.equals("binary") ? BINARY : VECTOR;
        float[] outputs = RECORDED.get(part + (part.equals("numbers") ? ".outputs" : ".logits"));
        float[] targets = RECORDED.get(part + ".targets");
        Metric.Tally tally = metric.tally(output, target);
        int samples = targets.length / target.width();
        for (int s = 0; s < samples; s += batch) {
            int count = Math.min(batch, samples - s);
            float[] shifted = new float[count * output.width() + 1];
            System.arraycopy(outputs, s * output.width(), shifted, 1, count * output.width());
            tally.add(shifted, 1, targets, s * target.width(), count);
        }
        return tally;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "classes.accuracy", "classes.top_3", "classes.precision", "classes.recall", "classes.f1",
                "binary.accuracy", "binary.precision", "binary.recall", "binary.f1", "binary.auc",
                "numbers.mae", "numbers.rmse", "numbers.r2"
            })
    void theValueIsThatOfScikitLearnInBatchesOfAnySize(String name) {
        String part = name.substring(0, name.indexOf('.'));
        Metric metric = metric(name.substring(name.indexOf('.') + 1));

        assertThat(tally(metric, part, 7).value()).isCloseTo(RECORDED.get(name)[0], within(1e-6));
        assertThat(tally(metric, part, 100).value())
                .isEqualTo(tally(metric, part, 7).value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classes", "binary"})
    void confusionCountsWhatIsTakenForWhat(String part) {
        ConfusionMatrix matrix = tally(Metric.confusion(), part, 7).matrix();

        float[] expected = RECORDED.get(part + ".confusion");
        assertThat(matrix.counts().stream().flatMap(List::stream))
                .containsExactlyElementsOf(Stream.iterate(0, i -> i < expected.length, i -> i + 1)
                        .map(i -> (long) expected[i])
                        .toList());
        assertThat(matrix.classes()).hasSize(part.equals("classes") ? 6 : 2);
    }

    @Test
    void confusionIsPrintedAsATableWithTheClassesNames() {
        ConfusionMatrix matrix =
                new ConfusionMatrix(List.of("cat", "horse"), List.of(List.of(12L, 3L), List.of(0L, 7L)));

        assertThat(matrix).hasToString("""
                         cat  horse
                  cat     12      3
                horse      0      7""");
    }
}
