package dev.dlc.compiler.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.plan.ShareBuffers.Life;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShareBuffersTest {
    private final Value early = new Value(0, Shape.of(64), true, "early");
    private final Value late = new Value(1, Shape.of(64), true, "late");
    private final Value small = new Value(2, Shape.of(16), true, "small");

    private static List<Access> bySamples(int count, boolean inPlace) {
        List<Access> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            steps.add(new Access(List.of(), List.of(), Share.SAMPLES, inPlace));
        }
        return steps;
    }

    @Test
    void aValueOfTheSameSizeTakesADeadOnesArrayWithoutABarrier() {
        var layout = ShareBuffers.layOut(
                List.of(early, late),
                bySamples(3, false),
                new boolean[3],
                Map.of(early, new Life(0, 1), late, new Life(2, 2)));
        assertThat(layout.sizes()).containsExactly(64);
    }

    @Test
    void aValueOfAnotherSizeDoesNotBecauseItsRowsLieInOtherWorkersRows() {
        var layout = ShareBuffers.layOut(
                List.of(early, small),
                bySamples(3, false),
                new boolean[3],
                Map.of(early, new Life(0, 1), small, new Life(2, 2)));
        assertThat(layout.sizes()).containsExactly(64, 16);
    }

    @Test
    void behindABarrierItDoes() {
        var layout = ShareBuffers.layOut(
                List.of(early, small),
                bySamples(3, false),
                new boolean[] {false, false, true},
                Map.of(early, new Life(0, 1), small, new Life(2, 2)));
        assertThat(layout.sizes()).containsExactly(64);
    }

    @Test
    void aSmallArrayGrowsForALargerValue() {
        var layout = ShareBuffers.layOut(
                List.of(small, late),
                bySamples(3, false),
                new boolean[] {false, false, true},
                Map.of(small, new Life(0, 1), late, new Life(2, 2)));
        assertThat(layout.sizes()).containsExactly(64);
    }

    @Test
    void anElementwiseOperationWritesWhereItReadsForTheLastTime() {
        Map<Value, Life> lives = Map.of(early, new Life(0, 1), late, new Life(1, 2));
        assertThat(ShareBuffers.layOut(List.of(early, late), bySamples(3, true), new boolean[3], lives)
                        .sizes())
                .containsExactly(64);
        assertThat(ShareBuffers.layOut(List.of(early, late), bySamples(3, false), new boolean[3], lives)
                        .sizes())
                .containsExactly(64, 64);
    }

    @Test
    void whatAllWorkersReadIsNotOverwrittenBeforeTheyMeet() {
        List<Access> steps = List.of(
                new Access(List.of(), List.of(early), Share.SAMPLES, false),
                new Access(List.of(early), List.of(), Share.of(8), false),
                new Access(List.of(), List.of(late), Share.SAMPLES, false));
        Map<Value, Life> lives = Map.of(early, new Life(0, 1), late, new Life(2, 2));
        assertThat(ShareBuffers.layOut(List.of(early, late), steps, new boolean[] {false, true, false}, lives)
                        .sizes())
                .containsExactly(64, 64);
        assertThat(ShareBuffers.layOut(List.of(early, late), steps, new boolean[] {false, true, true}, lives)
                        .sizes())
                .containsExactly(64);
    }

    @Test
    void whatIsDividedByChannelsOverwritesOnlyWhatWasUsedSo() {
        List<Access> steps = List.of(
                new Access(List.of(), List.of(early), Share.SAMPLES, false),
                new Access(List.of(early), List.of(), Share.channels(8), false),
                new Access(List.of(early), List.of(late), Share.channels(8), true));
        Map<Value, Life> lives = Map.of(early, new Life(0, 2), late, new Life(2, 2));
        assertThat(ShareBuffers.layOut(List.of(early, late), steps, new boolean[] {false, true, false}, lives)
                        .sizes())
                .containsExactly(64);
        assertThat(ShareBuffers.layOut(List.of(early, late), steps, new boolean[] {false, false, false}, lives)
                        .sizes())
                .containsExactly(64, 64);
    }
}
