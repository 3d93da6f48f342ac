package dev.dlc.compiler.optimise;

import static dev.dlc.compiler.graph.GraphFixture.FIRST;
import static dev.dlc.compiler.graph.GraphFixture.SECOND;
import static dev.dlc.compiler.graph.GraphFixture.operations;
import static dev.dlc.compiler.scalar.Scalar.constant;
import static dev.dlc.compiler.scalar.Scalar.operand;
import static dev.dlc.compiler.scalar.Scalar.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphFixture;
import dev.dlc.compiler.graph.Linear;
import dev.dlc.compiler.graph.Node;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Verifier;
import dev.dlc.compiler.scalar.Scalar;
import java.util.List;
import org.junit.jupiter.api.Test;

class FuseElementwiseTest {
    private static final Elementwise RELU = new Elementwise(select(operand(0), constant(0), operand(0), constant(0)));

    private final GraphFixture fixture = new GraphFixture();

    private static Graph fuse(Graph graph) {
        return Verifier.verify(FuseElementwise.run(graph), "FuseElementwise");
    }

    @Test
    void biasAndActivationBecomeOneLoopInTheMethodOfTheProduct() {
        Value x = fixture.input(8);
        Value product = fixture.add(FIRST, new Linear(), x, fixture.weight("w", 4, 8));
        Value bias = fixture.weight("b", 4);
        Value sum = fixture.add(FIRST, Elementwise.sum(), product, bias);
        Value y = fixture.add(SECOND, RELU, sum);

        Graph fused = fuse(fixture.graph(y));

        assertThat(operations(fused)).containsExactly("Linear", "Elementwise");
        Node loop = fused.nodes().get(1);
        Scalar together = operand(0).plus(operand(1));
        assertThat(((Elementwise) loop.op()).formula()).isEqualTo(select(together, constant(0), together, constant(0)));
        assertThat(loop.inputs()).containsExactly(product, bias);
        assertThat(loop.origin()).isEqualTo(FIRST);
    }

    /** What comes from no input is batched: it must not become a part of what is not. */
    @Test
    void aConstantOfEachSampleStaysOutOfAFormulaOverWeightsAlone() {
        Value constant = fixture.add(FIRST, new Elementwise(constant(1).over(Elementwise.SAMPLES)));
        Value weight = fixture.weight("w");
        Value y = fixture.add(SECOND, Elementwise.product(), constant, weight);

        assertThat(operations(fuse(fixture.graph(y)))).containsExactly("Elementwise", "Elementwise");
    }

    @Test
    void aValueReadTwiceIsComputedOnce() {
        Value x = fixture.input(8);
        Value tanh = fixture.add(FIRST, new Elementwise(Scalar.call(Scalar.Function.TANH, operand(0))), x);
        Value y = fixture.add(SECOND, RELU, tanh);
        Graph graph = fixture.graph(y, tanh);

        assertThat(fuse(graph).nodes()).hasSize(2);
    }

    @Test
    void aValueThatIsStretchedIsNotComputedForEveryCopy() {
        Value x = fixture.input(8, 1, 1);
        Value full = fixture.input(8, 4, 4);
        Value gate = fixture.add(FIRST, new Elementwise(Scalar.call(Scalar.Function.SIGMOID, operand(0))), x);
        Value y = fixture.add(SECOND, Elementwise.product(), full, gate);

        assertThat(fuse(fixture.graph(y)).nodes()).hasSize(2);
    }

    @Test
    void theSameInputOfBothFormulasIsOneOperand() {
        Value x = fixture.input(8);
        Value square = fixture.add(FIRST, Elementwise.product(), x, x);
        Value y = fixture.add(SECOND, Elementwise.sum(), square, x);

        Graph fused = fuse(fixture.graph(y));

        assertThat(fused.nodes()).hasSize(1);
        assertThat(fused.nodes().get(0).inputs()).isEqualTo(List.of(x));
        assertThat(((Elementwise) fused.nodes().get(0).op()).formula())
                .isEqualTo(operand(0).times(operand(0)).plus(operand(0)));
    }

    @Test
    void aConstantIsComputedWhereItIsRead() {
        Value x = fixture.input(8);
        Value share = fixture.add(FIRST, new Elementwise(constant(1).over(Elementwise.SAMPLES)));
        Value a = fixture.add(SECOND, Elementwise.product(), x, share);
        Value b = fixture.add(SECOND, Elementwise.sum(), x, share);

        assertThat(operations(fuse(fixture.graph(a, b)))).containsExactly("Elementwise", "Elementwise");
    }
}
