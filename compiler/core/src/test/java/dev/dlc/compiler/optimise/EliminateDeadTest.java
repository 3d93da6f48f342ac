package dev.dlc.compiler.optimise;

import static dev.dlc.compiler.graph.GraphFixture.FIRST;
import static dev.dlc.compiler.graph.GraphFixture.operations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.graph.BatchStatistics;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.GraphFixture;
import dev.dlc.compiler.graph.Linear;
import dev.dlc.compiler.graph.Value;
import org.junit.jupiter.api.Test;

class EliminateDeadTest {
    private final GraphFixture fixture = new GraphFixture();

    @Test
    void dropsWhatNothingReadsAndWhatOnlyThatReads() {
        Value x = fixture.input(8);
        Value y = fixture.add(FIRST, new Linear(), x, fixture.weight("w", 4, 8));
        Value unread = fixture.add(FIRST, Elementwise.sum(), y, y);
        fixture.add(FIRST, Elementwise.product(), unread, unread);

        assertThat(operations(EliminateDead.run(fixture.graph(y)))).containsExactly("Linear");
    }

    @Test
    void keepsStatisticsBecauseTheyMoveTheRunningOnes() {
        Value x = fixture.input(8);
        fixture.addAll(
                FIRST,
                new BatchStatistics(1e-5),
                x,
                fixture.weight("running_mean", 8),
                fixture.weight("running_var", 8));

        assertThat(operations(EliminateDead.run(fixture.graph(x)))).containsExactly("BatchStatistics");
    }
}
