package dev.dlc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarriersTest {
    private static final Value A = new Value(0, Shape.of(8), true, "a");
    private static final Value B = new Value(1, Shape.of(8), true, "b");
    private static final Value C = new Value(2, Shape.of(8), true, "c");

    private static Access step(List<Value> reads, List<Value> writes, Share share) {
        return new Access(reads, writes, share, false);
    }

    @Test
    void aChainDividedBySamplesNeedsNone() {
        assertThat(Barriers.before(List.of(
                        step(List.of(A), List.of(B), Share.SAMPLES), step(List.of(B), List.of(C), Share.rows(3)))))
                .containsExactly(false, false);
    }

    @Test
    void readingWhatOtherWorkersWroteNeedsOne() {
        assertThat(Barriers.before(List.of(
                        step(List.of(A), List.of(B), Share.SAMPLES), step(List.of(B), List.of(C), Share.of(8)))))
                .containsExactly(false, true);
    }

    @Test
    void oneBarrierServesAllThatWasWrittenBeforeIt() {
        assertThat(Barriers.before(List.of(
                        step(List.of(), List.of(A), Share.SAMPLES),
                        step(List.of(), List.of(B), Share.SAMPLES),
                        step(List.of(A), List.of(), Share.of(8)),
                        step(List.of(B), List.of(), Share.of(4)))))
                .containsExactly(false, false, true, false);
    }

    @Test
    void piecesOfDifferentCountsAreNotOfTheSameWorkers() {
        assertThat(Barriers.before(
                        List.of(step(List.of(), List.of(A), Share.of(8)), step(List.of(A), List.of(), Share.of(4)))))
                .containsExactly(false, true);
    }

    @Test
    void inputsAreThereFromTheStart() {
        assertThat(Barriers.before(List.of(step(List.of(A), List.of(B), Share.of(8)))))
                .containsExactly(false);
    }

    @Test
    void channelsAreFoundByWhoHasTheSameAndAreNoPieces() {
        assertThat(Barriers.before(List.of(
                        step(List.of(), List.of(A), Share.channels(8)),
                        step(List.of(A), List.of(B), Share.channels(8)),
                        step(List.of(B), List.of(C), Share.of(8)),
                        step(List.of(C), List.of(), Share.SAMPLES))))
                .containsExactly(false, false, true, true);
    }
}
