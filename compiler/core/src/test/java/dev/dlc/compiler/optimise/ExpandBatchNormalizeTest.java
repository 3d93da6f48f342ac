package dev.dlc.compiler.optimise;

import static dev.dlc.compiler.graph.GraphFixture.FIRST;
import static dev.dlc.compiler.graph.GraphFixture.operations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.graph.BatchNormalize;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphFixture;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Verifier;
import org.junit.jupiter.api.Test;

class ExpandBatchNormalizeTest {
    private final GraphFixture fixture = new GraphFixture();

    private Value normalize(Value x, Integer channels) {
        return fixture.add(
                FIRST,
                new BatchNormalize(1e-5),
                x,
                fixture.weight("weight", channels),
                fixture.weight("bias", channels),
                fixture.weight("running_mean", channels),
                fixture.weight("running_var", channels));
    }

    @Test
    void splitsImagesIntoStatisticsAndALoopOverChannels() {
        Value y = normalize(fixture.input(8, 4, 4), 8);

        Graph expanded = Verifier.verify(ExpandBatchNormalize.run(fixture.graph(y)), "ExpandBatchNormalize");

        assertThat(operations(expanded))
                .containsExactly("BatchStatistics", "Reshape", "Reshape", "Reshape", "Reshape", "Elementwise");
        assertThat(expanded.outputs()).containsExactly(y);
    }

    @Test
    void vectorsNeedNoReshape() {
        Value y = normalize(fixture.input(8), 8);

        assertThat(operations(ExpandBatchNormalize.run(fixture.graph(y))))
                .containsExactly("BatchStatistics", "Elementwise");
    }

    @Test
    void leavesOtherOperationsAlone() {
        Value x = fixture.input(8);
        Graph graph = fixture.graph(fixture.add(FIRST, Elementwise.sum(), x, x));

        assertThat(ExpandBatchNormalize.run(graph).nodes()).isEqualTo(graph.nodes());
    }
}
