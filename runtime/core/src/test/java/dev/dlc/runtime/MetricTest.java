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
        assertThat(Metric.rmse().tally(output, target).value()).isNaN();
        assertThat(Metric.r2().tally(output, target).value()).isNaN();
        assertThat(Metric.f1().tally(output, target).value()).isNaN();
        assertThat(Metric.auc().tally(output, target).value()).isNaN();
    }

    @Test
    void topKCountsTheFirstOfEqualLogitsAsTheLarger() {
        Metric.Tally tally = Metric.topK(2)
                .tally(
                        new Output(0, Head.LOGITS, List.of(3)),
                        new Feature("label", Kind.INDEX, List.of(), 3, List.of()));

        tally.add(new float[] {1, 1, 1, 1, 1, 1}, 0, new float[] {1, 2}, 0, 2);

        assertThat(tally.value()).isEqualTo(0.5);
    }

    @Test
    void areaUnderTheCurveNeedsBothClassesAndCountsEqualLogitsHalf() {
        Output output = new Output(0, Head.BINARY_LOGIT, List.of());
        Feature target = new Feature("spam", Kind.BINARY, List.of(), 0, List.of());
        Metric.Tally tally = Metric.auc().tally(output, target);

        tally.add(new float[] {0f, 1}, 0, new float[] {1, 1}, 0, 2);
        assertThat(tally.value()).isNaN();
        tally.add(new float[] {-0f}, 0, new float[] {0}, 0, 1);
        assertThat(tally.value()).isEqualTo(0.75);
    }

    @Test
    void explainedVarianceOfAConstantIsAllOrNothing() {
        Output output = new Output(0, Head.VALUE, List.of());
        Feature target = new Feature("y", Kind.REAL, List.of(), 0, List.of());
        Metric.Tally met = Metric.r2().tally(output, target);
        Metric.Tally missed = Metric.r2().tally(output, target);

        met.add(new float[] {2, 2}, 0, new float[] {2, 2}, 0, 2);
        missed.add(new float[] {2, 3}, 0, new float[] {2, 2}, 0, 2);

        assertThat(met.value()).isEqualTo(1);
        assertThat(missed.value()).isZero();
    }

    @Test
    void anotherNameChangesNothingElse() {
        Metric named = Metric.named("top_k_5", Metric.topK(5));

        assertThat(named.name()).isEqualTo("top_k_5");
        assertThat(named.isScore()).isTrue();
        assertThat(named.isMatrix()).isFalse();
        assertThat(Metric.named("c", Metric.confusion()).isMatrix()).isTrue();
        assertThat(named.fits(new Output(0, Head.VALUE, List.of()))).isFalse();
    }

    @Test
    void metricsKnowWhichOutputsTheyFit() {
        Output logit = new Output(0, Head.BINARY_LOGIT, List.of());
        Output logits = new Output(0, Head.LOGITS, List.of(3));
        Output value = new Output(0, Head.VALUE, List.of());
        assertThat(List.of(
                        Metric.auc().fits(logit),
                        Metric.auc().fits(logits),
                        Metric.auc().fits(value)))
                .containsExactly(true, false, false);
        assertThat(List.of(Metric.topK(1).fits(logit), Metric.topK(1).fits(logits)))
                .containsExactly(false, true);
        assertThat(List.of(Metric.r2().fits(logits), Metric.r2().fits(value))).containsExactly(false, true);
        assertThat(List.of(Metric.rmse().fits(logits), Metric.rmse().fits(value)))
                .containsExactly(false, true);
        assertThat(List.of(Metric.f1().fits(logit), Metric.f1().fits(value))).containsExactly(true, false);
        assertThat(Metric.accuracy().fits(new Output(0, Head.VALUE, List.of()))).isFalse();
        assertThat(Metric.accuracy().fits(new Output(0, Head.BINARY_LOGIT, List.of())))
                .isTrue();
        assertThat(Metric.mae().fits(new Output(0, Head.VALUE, List.of()))).isTrue();
        assertThat(Metric.mae().fits(new Output(0, Head.LOGITS, List.of(3)))).isFalse();
    }
}
