package dev.dlc.compiler.optimise;

import static dev.dlc.compiler.graph.GraphFixture.FIRST;
import static dev.dlc.compiler.graph.GraphFixture.SECOND;
import static dev.dlc.compiler.graph.GraphFixture.operations;
import static dev.dlc.compiler.scalar.Scalar.constant;
import static dev.dlc.compiler.scalar.Scalar.operand;
import static dev.dlc.compiler.scalar.Scalar.select;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphFixture;
import dev.dlc.compiler.graph.Pool;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Verifier;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.shape.Shape;
import org.junit.jupiter.api.Test;

class PoolBeforeActivationTest {
    private static final Extent TWO = new Extent(2, 2);
    private static final Extent ONE = new Extent(1, 1);
    private static final Window WINDOW = new Window(Shape.of(3, 4, 4), 3, TWO, TWO, new Extent(0, 0), ONE, 3);
    private static final Scalar SUM = operand(0).plus(operand(1));
    private static final Elementwise RELU = new Elementwise(select(SUM, constant(0), SUM, constant(0)));

    private final GraphFixture fixture = new GraphFixture();
    private final Value image = fixture.input(3, 4, 4);
    private final Value bias = fixture.weight("b", 3, 1, 1);

    private static Pool pool(Pool.Kind kind) {
        return new Pool(kind, WINDOW);
    }

    private static Graph move(Graph graph) {
        return Verifier.verify(PoolBeforeActivation.run(graph), "PoolBeforeActivation");
    }

    @Test
    void biasAndRectifierComeAfterTheMaximum() {
        Value active = fixture.add(FIRST, RELU, image, bias);
        Value y = fixture.add(SECOND, pool(Pool.Kind.MAXIMUM), active);

        Graph moved = move(fixture.graph(y));

        assertThat(operations(moved)).containsExactly("Pool", "Elementwise");
        assertThat(moved.nodes().get(0).inputs()).containsExactly(image);
        assertThat(moved.nodes().get(1).inputs())
                .containsExactly(moved.nodes().get(0).output(), bias);
        assertThat(moved.nodes().get(1).output()).isEqualTo(y);
    }

    @Test
    void meansAreTakenOfWhatTheRectifierGives() {
        Value active = fixture.add(FIRST, RELU, image, bias);
        Value y = fixture.add(SECOND, pool(Pool.Kind.AVERAGE), active);

        assertThat(operations(move(fixture.graph(y)))).containsExactly("Elementwise", "Pool");
    }

    @Test
    void aFormulaThatMayFallStaysInFront() {
        Value negative = fixture.add(FIRST, new Elementwise(operand(1).minus(operand(0))), image, bias);
        Value y = fixture.add(SECOND, pool(Pool.Kind.MAXIMUM), negative);

        assertThat(operations(move(fixture.graph(y)))).containsExactly("Elementwise", "Pool");
    }

    @Test
    void aSumOfImagesStaysInFront() {
        Value sum = fixture.add(FIRST, RELU, image, fixture.input(3, 4, 4));
        Value y = fixture.add(SECOND, pool(Pool.Kind.MAXIMUM), sum);

        assertThat(operations(move(fixture.graph(y)))).containsExactly("Elementwise", "Pool");
    }

    @Test
    void whatSomethingElseReadsTooIsNotMoved() {
        Value active = fixture.add(FIRST, RELU, image, bias);
        Value y = fixture.add(SECOND, pool(Pool.Kind.MAXIMUM), active);

        assertThat(operations(move(fixture.graph(y, active)))).containsExactly("Elementwise", "Pool");
    }

    @Test
    void biasAndRectifierThatStandAloneComeAfterTheMaximumToo() {
        Scalar x = operand(0);
        Value biased = fixture.add(FIRST, Elementwise.sum(), image, bias);
        Value active = fixture.add(FIRST, new Elementwise(select(x, constant(0), x, constant(0))), biased);
        Value y = fixture.add(SECOND, pool(Pool.Kind.MAXIMUM), active);

        Graph moved = move(fixture.graph(y));

        assertThat(operations(moved)).containsExactly("Pool", "Elementwise", "Elementwise");
        assertThat(moved.nodes().get(0).inputs()).containsExactly(image);
        assertThat(moved.nodes().get(1).output().shape()).isEqualTo(Shape.of(3, 2, 2));
        assertThat(moved.nodes().get(2).output()).isEqualTo(y);
    }
}
