package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.loss.CrossEntropy;
import dev.dlc.compiler.model.LossTerm;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossSectionTest {
    private static Analysing loss(String loss) {
        return text("""
                param share: float = 0.3
                model M {
                  input x: float[4]  target label: class[3]  target y: float[2]
                  network { a = x -> dense(3)  b = x -> dense(2)  c = a -> softmax }
                  loss %s
                  optimizer sgd
                }
                """.formatted(loss));
    }

    @Test
    void severalLossesAreTermsWithTheirFactors() {
        var model = loss("cross_entropy(a, label, smoothing = 0.1) * share + 2 * mse(b, y) / 4 - mse(c -> dense(2), y)")
                .model();
        assertThat(model.losses()).extracting(LossTerm::factor).containsExactly(0.3, 0.5, -1.0);
        int label = model.targets().get(0).id();
        assertThat(model.losses()).extracting(LossTerm::target).startsWith(label);
    }

    @Test
    void aValueAfterSoftmaxIsNoLogit() {
        var problem = loss("cross_entropy(c, label) + mse(b, y)").problem();
        assertThat(line(problem))
                .isEqualTo("5:22 DL0404 `cross_entropy` takes logits, but this value has passed `softmax`");
        assertThat(problem.labels().get(0).span().text()).isEqualTo("softmax");
        assertThat(problem.help().get(0)).startsWith("remove `-> softmax`");
    }

    @Test
    void aLossMustFitItsValueAndItsTarget() {
        assertThat(loss("cross_entropy(b, label)").problems())
                .containsExactly(
                        "5:22 DL0401 `cross_entropy` needs one logit for each of the 3 classes of `label`, but the value is [2]");
        assertThat(loss("cross_entropy(b, y)").problems())
                .containsExactly("5:25 DL0304 `cross_entropy` needs a target of classes, but `y` is not one");
        assertThat(loss("mse(a, y)").problems()).singleElement().asString().startsWith("5:12 DL0401");
    }

    @Test
    void thereIsAWeightForEachClass() {
        var model = loss("cross_entropy(a, label, weights = [1, 0, 2.5]) + mse(b, y) + mse(c -> dense(2), y)")
                .model();
        assertThat(model.losses().get(0).loss()).isEqualTo(new CrossEntropy(0, List.of(1.0, 0.0, 2.5)));
        var few = loss("cross_entropy(a, label, weights = [1, 2])").problem();
        assertThat(line(few)).isEqualTo("5:42 DL0505 `label` has 3 classes, but there are 2 weights");
        assertThat(few.labels().get(0).span().text()).isEqualTo("target label: class[3]");
        assertThat(loss("cross_entropy(a, label, weights = [1, -2, 1])").problems())
                .containsExactly("5:42 DL0305 `weights` are at least 0 and not all 0");
        assertThat(loss("cross_entropy(a, label, weights = [0, 0, 0])").problems())
                .containsExactly("5:42 DL0305 `weights` are at least 0 and not all 0");
    }

    @Test
    void aLabelForEachPositionIsNotBuiltYet() {
        assertThat(text("""
                        model M {
                          input x: float[10, 4]  target tags: class[3][10]
                          network { a = x -> dense(3) }
                          loss cross_entropy(a, tags)  optimizer sgd
                        }
                        """).problems())
                .containsExactly(
                        "4:22 DL0507 `cross_entropy` cannot compare a label for each position yet, as `tags` has");
    }

    @Test
    void valueAndTargetAreToldWhereTheyLackOrAreSwapped() {
        assertThat(loss("cross_entropy(label, a)").problems())
                .containsExactly(
                        "5:22 DL0304 the first argument is a value of the network, but `label` is a target",
                        "5:29 DL0304 the second argument is a target, but this is a value of the network");
        assertThat(loss("cross_entropy(a)").problems())
                .containsExactly(
                        "5:8 DL0302 `cross_entropy` compares a value of the network with a target, and only one is given");
        assertThat(loss("cross_entropy").problems())
                .containsExactly("5:8 DL0304 a loss is wanted here, or a sum of losses");
    }

    @Test
    void namesOfLossesAndArgumentsAreChecked() {
        var problem = loss("cross_entrpy(a, label) + cross_entropy(a, label, smooth = 0.1)");
        assertThat(problem.problems())
                .containsExactly(
                        "5:8 DL0202 there is no loss `cross_entrpy`",
                        "5:57 DL0301 `cross_entropy` has no argument `smooth`");
    }

    @Test
    void aNumberAloneIsNoLoss() {
        assertThat(loss("cross_entropy(a, label) + 3").problems())
                .containsExactly("5:34 DL0304 a loss is wanted here, or a sum of losses");
        assertThat(loss("cross_entropy(a, label) * \"x\"").problems())
                .containsExactly("5:34 DL0304 a loss is multiplied by a number, but this is a string");
    }
}
