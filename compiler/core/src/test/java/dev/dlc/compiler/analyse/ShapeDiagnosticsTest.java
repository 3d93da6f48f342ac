package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.images;
import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.network;
import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

class ShapeDiagnosticsTest {
    @Test
    void aSumOfDifferentShapesShowsBothArmsAndWhereTheirShapesComeFrom() {
        String values = """
                a = image -> conv2d(16, kernel = 3, padding = same, stride = 2) -> batch_norm -> relu
                b = image -> conv2d(8, kernel = 3, padding = same) -> relu
                head = a + b -> global_avg_pool -> dense(2)
                """;
        Diagnostic problem = text(images(values)).problem();
        assertThat(line(problem))
                .isEqualTo(
                        "6:8 DL0401 `+` needs equal shapes, but the left side is [16, 4, 4] and the right side is [8, 8, 8]");
        assertThat(problem.labels())
                .extracting(label -> label.span().line() + " " + label.text())
                .containsExactly(
                        "6 this is [16, 4, 4]",
                        "4 this makes [16, 4, 4] of [3, 8, 8]",
                        "6 this is [8, 8, 8]",
                        "5 this makes [8, 8, 8] of [3, 8, 8]");
        assertThat(problem.help())
                .containsExactly(
                        "`b -> conv2d(filters = 16, kernel = 1, stride = 2)` is [16, 4, 4] like the other side");
        String helped = values.replace("a + b", "a + (b -> conv2d(filters = 16, kernel = 1, stride = 2))");
        assertThat(text(images(helped)).problems()).isEmpty();
    }

    @Test
    void aSumWithAnInputShowsItsDeclaration() {
        Diagnostic problem =
                text(network("a = x -> dense(4)  head = x + a -> dense(2)")).problem();
        assertThat(problem.labels())
                .extracting(Diagnostic.Label::text)
                .contains("`x` is declared as [8]", "this makes [4] of [8]");
        assertThat(problem.help()).containsExactly("bring one side to the other's size, `a -> dense(8)`");
    }

    @Test
    void aDimensionOfOneIsStretched() {
        String values = "a = image -> conv2d(1, kernel = 1)  head = image * a -> global_avg_pool -> dense(2)";
        assertThat(text(images(values)).problems()).isEmpty();
    }

    @Test
    void aLayerThatCannotTakeTheShapeSaysWhatWouldHelp() {
        Diagnostic problem = text(images("head = image -> dense(2)")).problem();
        assertThat(line(problem))
                .isEqualTo("4:17 DL0402 `dense` takes a vector, but an image of shape [3, 8, 8] flows in");
        assertThat(problem.help()).containsExactly("put `flatten` or `global_avg_pool` before it");
        assertThat(text(images("head = image -> conv2d(4, kernel = 9) -> flatten -> dense(2)"))
                        .problems())
                .singleElement()
                .asString()
                .contains("DL0403");
    }

    @Test
    void whatFollowsFromAFailedShapeSaysNothing() {
        String values = """
                a = image -> dense(4)
                b = a -> conv2d(8, kernel = 3) -> repeat 3 { relu }
                head = a + b * 2 - concat(b, a) -> dense(a.features)
                """;
        assertThat(text(images(values)).problems()).hasSize(1);
    }

    @Test
    void dimensionsHaveNames() {
        assertThat(text(images(
                                "head = image -> flatten -> dense(image.channels * image.height - image.width) -> dense(2)"))
                        .model()
                        .layers()
                        .get(1)
                        .shape()
                        .dimensions())
                .containsExactly(16);
        assertThat(line(text(images("head = image -> flatten -> dense(image.features)"))
                        .problem()))
                .isEqualTo("4:40 DL0201 a value of shape [3, 8, 8] has no `features`");
    }

    @Test
    void aProductBeyondAnArrayIsToldAtTheArgument() {
        assertThat(line(text(network("head = x -> dense(2000000000) -> dense(2)"))
                        .problem()))
                .isEqualTo("4:19 DL0307 `dense` of [8] needs more numbers than an array holds (2147483639)");
        assertThat(text("model M { input x: float[70000, 70000] target t: float network { h = x -> relu } "
                                + "loss mse(h, t) optimizer sgd }")
                        .problems())
                .singleElement()
                .asString()
                .startsWith("1:20 DL0307 `x` of [70000, 70000] has more numbers than an array holds");
    }
}
