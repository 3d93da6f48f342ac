package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Description.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricTest {
    @Test
    void accuracyCountsTheLargestLogit() {
        Metric.Tally tally = Metric.accuracy()
                .tally(
                        new Output(0, Head.LOGITS, List.of(3)),
                        new Feature("label", Kind.INDEX, List.of(), 3, List.of()));

        tally.add(new float[] {9, 1, 3, 2, 0, 0, 1}, 1, new float[] {9, 9, 1, 0}, 2, 2);
        assertThat(tally.value()).isEqualTo(0.5);
        tally.add(new float[] {-3, -1, -2}, 0, new float[] {1}, 0, 1);
        assertThat(tally.value()).isEqualTo(2 / 3.0);
    }

    @Test
    void accuracyOfABinaryTargetCountsLogitsOnTheRightSide() {
        Metric.Tally tally = Metric.accuracy()
                .tally(
                        new Output(0, Head.BINARY_LOGIT, List.of(1)),
                        new Feature("spam", Kind.BINARY, List.of(), 0, List.of()));

        tally.add(new float[] {0.1f, -0.1f, 0, 5}, 0, new float[] {1, 0, 0, 0}, 0, 4);

        assertThat(tally.value()).isEqualTo(0.75);
    }

    @Test
    void accuracyOfSeveralPositionsCountsEachLabel() {
        Metric.Tally tally = Metric.accuracy()
                .tally(
                        new Output(0, Head.LOGITS, List.of(2, 2)),
                        new Feature("tags", Kind.INDEX, List.of(2), 2, List.of()));

        tally.add(new float[] {1, 0, 1, 0}, 0, new float[] {0, 1}, 0, 1);

        assertThat(tally.value()).isEqualTo(0.5);
    }

    @Test
    void meanAbsoluteErrorIsOverAllElements() {
        Metric.Tally tally = Metric.mae()
                .tally(new Output(0, Head.VALUE, List.of(2)), new Feature("y", Kind.REAL, List.of(2), 0, List.of()));

        tally.add(new float[] {1, 2, 3, 4}, 0, new float[] {1.5f, 2, 1, 4}, 0, 2);

        assertThat(tally.value()).isCloseTo(2.5 / 4, within(1e-12));
    }

    @Test
    void nothingCountedHasNoValue() {
        Output output = new Output(0, Head.VALUE, List.of());
        Feature target = new Feature("y", Kind.REAL, List.of(), 0, List.of());

        assertThat(Metric.mae().tally(output, target).value()).isNaN();
        assertThat(Metric.accuracy().tally(output, target).value()).isNaN();
    }

    @Test
    void metricsKnowWhichOutputsTheyFit() {
        assertThat(Metric.accuracy().fits(new Output(0, Head.VALUE, List.of()))).isFalse();
        assertThat(Metric.accuracy().fits(new Output(0, Head.BINARY_LOGIT, List.of())))
                .isTrue();
        assertThat(Metric.mae().fits(new Output(0, Head.VALUE, List.of()))).isTrue();
        assertThat(Metric.mae().fits(new Output(0, Head.LOGITS, List.of(3)))).isFalse();
    }
}
