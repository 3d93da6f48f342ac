package dev.dlc.compiler.optimise;

import static dev.dlc.compiler.graph.GraphFixture.FIRST;
import static dev.dlc.compiler.graph.GraphFixture.SECOND;
import static dev.dlc.compiler.graph.GraphFixture.operations;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.graph.AddParts;
import dev.dlc.compiler.graph.ConvolveWeightGradient;
import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.GraphFixture;
import dev.dlc.compiler.graph.PartialWeightGradients;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.graph.Verifier;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DivideWeightGradientsTest {
    private final GraphFixture fixture = new GraphFixture();

    private static Window window(int channels) {
        Extent one = new Extent(1, 1);
        return new Window(Shape.of(channels, 4, 4), channels, new Extent(3, 3), one, one, one, 1);
    }

    private Value gradient(Window window) {
        int channels = window.channels();
        Value x = fixture.input(channels, 4, 4);
        Value dy = fixture.input(channels, 4, 4);
        return fixture.add(FIRST, new ConvolveWeightGradient(window), x, dy);
    }

    private Graph divide(Value gradient) {
        Graph graph = fixture.graph();
        return Verifier.verify(
                DivideWeightGradients.run(new Graph(
                        graph.inputs(),
                        graph.targets(),
                        graph.weights(),
                        graph.nodes(),
                        graph.outputs(),
                        graph.losses(),
                        Map.of("w", gradient))),
                "DivideWeightGradients");
    }

    @Test
    void partsAreAddedUpBehindEverythingElse() {
        Window window = window(4);
        fixture.weight("w", 4, 4, 3, 3);
        Value gradient = gradient(window);
        Value x = fixture.input(4, 4, 4);
        fixture.add(SECOND, Elementwise.sum(), x, x);

        Graph divided = divide(gradient);

        assertThat(operations(divided)).containsExactly("PartialWeightGradients", "Elementwise", "AddParts");
        assertThat(divided.nodes().get(0).op()).isEqualTo(new PartialWeightGradients(window, 8));
        assertThat(divided.nodes().get(0).output().shape()).isEqualTo(Shape.of(8, 4, 4, 3, 3));
        assertThat(divided.nodes().get(2).op()).isEqualTo(new AddParts(window, 8));
        assertThat(divided.nodes().get(2).inputs())
                .isEqualTo(List.of(divided.nodes().get(0).output()));
        assertThat(divided.nodes().get(2).output()).isEqualTo(gradient);
    }

    /** 128 * 128 * 9 = 147,456 numbers: 2^18 = 262,144 hold one part; 96 * 96 * 9 = 82,944: three, of which two are a power of two. */
    @Test
    void thePartsOfATensorTakeAMegabyteAtMost() {
        fixture.weight("w", 128, 128, 3, 3);
        assertThat(operations(divide(gradient(window(128))))).containsExactly("ConvolveWeightGradient");
    }

    @Test
    void largeTensorsHaveFewerParts() {
        Window window = window(96);
        fixture.weight("w", 96, 96, 3, 3);
        assertThat(divide(gradient(window)).nodes().get(0).op()).isEqualTo(new PartialWeightGradients(window, 2));
    }

    @Test
    void aGradientThatIsPartOfASumStaysWhole() {
        fixture.weight("w", 4, 4, 3, 3);
        Value first = gradient(window(4));
        Value second = gradient(window(4));
        Value sum = fixture.add(SECOND, Elementwise.sum(), first, second);

        assertThat(operations(divide(sum)))
                .containsExactly("ConvolveWeightGradient", "ConvolveWeightGradient", "Elementwise");
    }
}
