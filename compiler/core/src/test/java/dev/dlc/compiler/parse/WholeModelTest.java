package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Body;
import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.Operator;
import dev.dlc.compiler.ast.Printer;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.ast.Setting;
import dev.dlc.compiler.ast.SourceUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example that the language's description begins with. */
class WholeModelTest {
    private final SourceUnit unit = Parsing.clean(Parsing.resource("fashion.dl"));
    private final Declaration.Model model = unit.models().get(0);

    @Test
    void printsAsUnderstood() {
        assertThat(Printer.print(unit)).isEqualTo(Parsing.resource("fashion.txt"));
    }

    @Test
    void declarationsAreInOrder() {
        assertThat(unit.imports())
                .singleElement()
                .satisfies(it -> assertThat(it.path().text()).isEqualTo("blocks.dl"));
        assertThat(unit.params()).extracting(param -> param.name().text()).containsExactly("width", "keep");
        assertThat(unit.blocks()).extracting(block -> block.name().text()).containsExactly("conv_bn", "residual");
        assertThat(unit.models()).extracting(it -> it.name().text()).containsExactly("FashionNet");
    }

    @Test
    void sectionsAreInOrder() {
        assertThat(model.sections())
                .extracting(section -> section.keyword().text())
                .containsExactly(
                        "input",
                        "target",
                        "data",
                        "augment",
                        "network",
                        "init",
                        "transfer",
                        "loss",
                        "regularize",
                        "optimizer",
                        "schedule",
                        "train");
    }

    @Test
    void aBlockHasItsDefaultsAndNamedValues() {
        Declaration.Block residual = unit.blocks().get(1);
        assertThat(residual.parameters().get(0).value()).isEmpty();
        assertThat(residual.parameters().get(1).value())
                .hasValueSatisfying(value -> assertThat(value).isInstanceOf(Expression.IntegerLiteral.class));
        assertThat(residual.body().values())
                .extracting(value -> value.name().text())
                .containsExactly("main", "skip", "out");
        assertThat(residual.body().result()).isEmpty();
        assertThat(unit.blocks().get(0).body().values()).isEmpty();
        assertThat(unit.blocks().get(0).body().result())
                .hasValueSatisfying(value ->
                        assertThat(((Expression.Pipeline) value).stages()).hasSize(3));
    }

    @Test
    void theSumIsTheFirstStageOfItsPipeline() {
        Body.NamedValue out = unit.blocks().get(1).body().values().get(2);
        var pipeline = (Expression.Pipeline) out.value();
        assertThat(((Expression.Binary) pipeline.stages().get(0)).operator()).isEqualTo(Operator.ADD);
        assertThat(pipeline.stages().get(0).span().text()).isEqualTo("main + skip");
    }

    @Test
    void settingsOnOneLineAreApart() {
        Section.Train train = model.sections(Section.Train.class).get(0);
        assertThat(train.settings())
                .extracting(setting -> setting.name().text())
                .containsExactly("epochs", "batch", "seed", "clip_norm", "metrics", "early_stopping");
        Setting metrics = train.settings().get(4);
        assertThat(metrics.arguments())
                .extracting(argument -> argument.span().text())
                .containsExactly("accuracy", "top_k(3)");
        assertThat(train.settings().get(5).arguments())
                .extracting(argument -> argument.name().map(Name::text).orElse(""))
                .containsExactly("monitor", "patience", "min_delta");
    }

    @Test
    void freezingAllIsTheWidestPattern() {
        Section.Transfer transfer = model.sections(Section.Transfer.class).get(0);
        var freeze = transfer.freezes().get(0);
        assertThat(freeze.weights().get(0).text()).isEqualTo("**");
        assertThat(freeze.weights().get(0).span().text()).isEqualTo("all");
        assertThat(freeze.except().get(0).segments()).extracting(Name::text).isEqualTo(List.of("head", "**"));
    }

    @Test
    void spansHoldExactlyTheTextOfTheirPart() {
        assertThat(model.span().text()).startsWith("model FashionNet {").endsWith("}");
        Section.Input input = model.sections(Section.Input.class).get(0);
        assertThat(input.span().text()).isEqualTo("input  image: float[1, 28, 28]");
        assertThat(input.keyword().span().text()).isEqualTo("input");
        assertThat(input.type().sizes().get(0))
                .extracting(size -> size.span().text())
                .containsExactly("1", "28", "28");
        assertThat(input.span().line()).isEqualTo(19);
        assertThat(input.name().span().column()).isEqualTo(10);
        Section.Optimizer optimizer = model.sections(Section.Optimizer.class).get(0);
        assertThat(optimizer.optimizer().arguments().get(3).span().text()).isEqualTo("eps = 1e-8");
    }
}
