package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.text;
import static dev.dlc.compiler.analyse.Analysing.weight;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.initializer.Constant;
import dev.dlc.compiler.initializer.HeNormal;
import dev.dlc.compiler.initializer.XavierUniform;
import dev.dlc.compiler.initializer.Zeros;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.regularizer.L1;
import dev.dlc.compiler.regularizer.L2;
import org.junit.jupiter.api.Test;

class WeightSectionsTest {
    /** The sections stand in line 4. */
    private static Analysing sections(String sections) {
        return text("""
                model M { input x: float[4]  target y: float[2]
                network { body = x -> repeat 2 { dense(4) -> batch_norm -> relu }  head = body -> dense(2) }
                loss mse(head, y)  optimizer sgd
                %s }
                """.formatted(sections));
    }

    @Test
    void whatIsNotSaidStartsByItsRole() {
        Model model = sections("").model();
        assertThat(weight(model, "body.0.dense.weight").initializer()).isEqualTo(new XavierUniform());
        assertThat(weight(model, "body.0.dense.bias").initializer()).isEqualTo(new Zeros());
        assertThat(weight(model, "body.1.batch_norm.weight").initializer()).isEqualTo(new Constant(1));
        assertThat(weight(model, "body.1.batch_norm.bias").initializer()).isEqualTo(new Zeros());
        assertThat(weight(model, "body.1.batch_norm.running_mean").initializer())
                .isEqualTo(new Zeros());
        assertThat(weight(model, "body.1.batch_norm.running_var").initializer()).isEqualTo(new Constant(1));
    }

    @Test
    void theLastLineThatMatchesWinsAndFansSkipVectors() {
        Model model = sections(
                        "init { default zeros  **.bias constant(0.5)  body.** he_normal  body.1.*.weight constant(2) }")
                .model();
        assertThat(weight(model, "head.dense.weight").initializer()).isEqualTo(new Zeros());
        assertThat(weight(model, "body.0.dense.weight").initializer()).isEqualTo(new HeNormal());
        assertThat(weight(model, "body.0.dense.bias").initializer()).isEqualTo(new Constant(0.5));
        assertThat(weight(model, "body.1.dense.weight").initializer()).isEqualTo(new Constant(2));
        assertThat(weight(model, "body.1.batch_norm.weight").initializer()).isEqualTo(new Constant(2));
        assertThat(weight(model, "body.0.batch_norm.weight").initializer()).isEqualTo(new Constant(1));
    }

    @Test
    void runningStatisticsAreNotInitialisedByPatterns() {
        Model model = sections("init { ** constant(3) }").model();
        assertThat(weight(model, "body.0.batch_norm.running_var").initializer()).isEqualTo(new Constant(1));
        assertThat(weight(model, "head.dense.bias").initializer()).isEqualTo(new Constant(3));
    }

    @Test
    void penaltiesAreOnWeightsUnlessToldOtherwise() {
        Model model = sections("regularize { l2(0.1)  l1(0.2) on head.**, body.0.** }")
                .model();
        assertThat(weight(model, "body.1.dense.weight").regularizers()).containsExactly(new L2(0.1));
        assertThat(weight(model, "body.1.batch_norm.weight").regularizers()).isEmpty();
        assertThat(weight(model, "head.dense.weight").regularizers()).containsExactly(new L2(0.1), new L1(0.2));
        assertThat(weight(model, "head.dense.bias").regularizers()).containsExactly(new L1(0.2));
        assertThat(weight(model, "body.0.batch_norm.weight").regularizers()).containsExactly(new L1(0.2));
        assertThat(weight(model, "body.0.batch_norm.running_mean").regularizers())
                .isEmpty();
    }

    @Test
    void aPatternThatMatchesNothingIsAnError() {
        var problem = sections("init { hed.** zeros }").problem();
        assertThat(line(problem)).isEqualTo("4:8 DL0506 `hed.**` matches no weights of the network");
        var near = sections("regularize { l2(0.1) on head.dens.weight }").problem();
        assertThat(line(near)).isEqualTo("4:25 DL0506 `head.dens.weight` matches no weights of the network");
        assertThat(near.help()).containsExactly("did you mean `head.dense.weight`?");
    }

    @Test
    void namesAndArgumentsAreChecked() {
        assertThat(sections("init { default hee_normal  head.** uniform(1, 0)  default zeros }")
                        .problems())
                .containsExactly(
                        "4:16 DL0202 there is no initializer `hee_normal`",
                        "4:44 DL0305 `low` is at most `high`, but 1.0 is above 0.0",
                        "4:51 DL0303 `default` is given twice");
        assertThat(sections("regularize { l2  max_norm(0)  l3(1)  elastic_net(0.1, alpha = 2) }")
                        .problems())
                .containsExactly(
                        "4:14 DL0302 `l2` needs `lambda`",
                        "4:27 DL0305 `limit` is above 0, but 0 is given",
                        "4:31 DL0202 there is no regularizer `l3`",
                        "4:63 DL0305 `alpha` is at most 1, but 2 is given");
    }
}
