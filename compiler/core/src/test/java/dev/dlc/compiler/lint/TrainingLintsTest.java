package dev.dlc.compiler.lint;

import static dev.dlc.compiler.lint.Linting.model;

import dev.dlc.compiler.diagnostic.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the start of weights, of rates, schedules and data, and that it is told no more when the help has been followed. */
class TrainingLintsTest {
    private static Linting init(String network, String rules) {
        return model(network, "init { " + rules + " }  loss mse(head, t)  optimizer adam");
    }

    private static Linting training(String sections) {
        return model("head = x -> dense(2)", "loss mse(head, t)  " + sections);
    }

    @Test
    void heBeforeASaturatingActivation() {
        init("head = x -> dense(8) -> tanh -> dense(2)", "default he_normal")
                .warns(Code.SATURATING_START, "dense(8)")
                .labels("tanh", "default he_normal")
                .until("`head.dense.weight xavier_normal`", "he_normal", "he_normal  head.dense.weight xavier_normal");
        init("head = x -> dense(8) -> sigmoid -> dense(2)", "head.dense.weight he_uniform")
                .warns(Code.SATURATING_START, "dense(8)");
    }

    @Test
    void theHelpForALayerOfALoopIsForAllItsTurns() {
        init("body = x -> repeat 3 { dense(8) -> tanh }  head = body -> dense(2)", "default he_normal")
                .warns(Code.SATURATING_START, "dense(8)")
                .until(
                        "`body.*.dense.weight xavier_normal`",
                        "he_normal",
                        "he_normal  body.*.dense.weight xavier_normal");
    }

    @Test
    void heBeforeANormalizationOrAGateIsMeant() {
        init("head = x -> dense(8, bias = false) -> batch_norm -> tanh -> dense(2)", "default he_normal")
                .silent();
        init("gate = x -> dense(8) -> sigmoid  head = x * gate -> dense(2)", "default he_normal")
                .silent();
    }

    @Test
    void xavierBeforeARectifierWhereTheFileSaysIt() {
        init("head = x -> dense(8) -> relu -> dense(2)", "default xavier_uniform")
                .warns(Code.SHRINKING_START, "dense(8)")
                .labels("default xavier_uniform")
                .until("`head.dense.weight he_uniform`", "uniform }", "uniform  head.dense.weight he_uniform }");
        init("head = x -> dense(8) -> relu -> dense(2)", "default he_normal  head.dense_2.** xavier_uniform")
                .silent();
        model("head = x -> dense(8) -> relu -> dense(2)", "loss mse(head, t)  optimizer adam")
                .silent();
    }

    @Test
    void hiddenWeightsThatStartAlike() {
        init("head = x -> dense(8) -> tanh -> dense(2)", "default constant(0.1)")
                .warns(Code.SYMMETRIC_START, "dense(8)")
                .until("`head.dense.weight xavier_normal`", "0.1)", "0.1)  head.dense.weight xavier_normal");
        init("head = x -> dense(8) -> relu -> dense(2)", "head.dense.weight zeros")
                .warns(Code.SYMMETRIC_START, "dense(8)")
                .until("`head.dense.weight he_normal`", "zeros", "zeros  head.dense.weight he_normal");
    }

    @Test
    void aLastLayerThatStartsAtZeroIsMeant() {
        init("head = x -> dense(8) -> relu -> dense(2)", "head.dense_2.weight zeros")
                .silent();
        init("a = x -> dense(8) -> tanh -> dense(8)  head = a + x -> relu -> dense(2)", "a.dense_2.weight zeros")
                .silent();
    }

    @ParameterizedTest
    @CsvSource({
        "adam(lr = 0.5), lr = 0.5, 1e-3",
        "adamw(3), 3, 1e-3",
        "rmsprop(lr = 0.2), lr = 0.2, 1e-3",
        "sgd(lr = 11), lr = 11, 0.01",
        "'momentum(mu = 0.9, lr = 20)', lr = 20, 0.01",
        "adagrad(lr = 2), lr = 2, 0.01",
        "adam(lr = 0), lr = 0, 1e-3"
    })
    void aRateThatNothingLearnsWith(String optimizer, String place, String usual) {
        String corrected = place.contains("lr") ? "lr = " + usual : usual;
        training("optimizer " + optimizer)
                .warns(Code.IMPLAUSIBLE_RATE, place)
                .until("`lr = " + usual + "`", optimizer, optimizer.replace(place, corrected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"adam(lr = 0.1)", "sgd(lr = 1)", "adadelta", "adagrad(lr = 0.5)", "rmsprop"})
    void aRateThatIsUsedHereAndThere(String optimizer) {
        training("optimizer " + optimizer).silent();
    }

    @Test
    void aScheduleBeyondTheEndOfTheTraining() {
        training("optimizer adam  schedule warmup(5 epochs) -> cosine  train { epochs 5 }")
                .warns(Code.UNREACHED_SCHEDULE, "cosine")
                .until("`epochs 10`", "epochs 5 }", "epochs 10 }");
        training("optimizer adam  schedule warmup(8 epochs)  train { epochs 5 }")
                .warns(Code.UNREACHED_SCHEDULE, "warmup(8 epochs)")
                .until("`epochs 16`", "epochs 5 }", "epochs 16 }");
        // how many steps an epoch has, the data decide
        training("optimizer adam  schedule warmup(500 steps) -> cosine  train { epochs 1 }")
                .silent();
        training("optimizer adam  schedule cosine  train { epochs 1 }").silent();
    }

    @Test
    void pixelsThatAreNotScaled() {
        var raw = new Linting("""
                model M {
                  input image: float[1, 28, 28]  target t: class[10]
                  data { train idx("images.gz", "labels.gz") }
                  network { head = image -> flatten -> dense(10) }
                  loss cross_entropy(head, t)  optimizer adam
                }
                """);
        raw.warns(Code.RAW_PIXELS, "idx(\"images.gz\", \"labels.gz\")")
                .until("`scale 1 / 255`", "\"labels.gz\")", "\"labels.gz\")  scale 1 / 255");
        raw.replace("\"labels.gz\")", "\"labels.gz\")  normalize auto").silent();
        raw.replace("image -> flatten", "image -> batch_norm -> flatten").silent();
        raw.replace("image -> flatten", "(image * (1 / 255)) -> flatten").silent();
        raw.replace("idx(", "npy(").silent();
    }
}
