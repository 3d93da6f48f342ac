package dev.dlc.compiler.lint;

import static dev.dlc.compiler.lint.Linting.model;
import static dev.dlc.compiler.lint.Linting.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

/** What is told of single layers, and that it is told no more when the help has been followed. */
class LayerLintsTest {
    @Test
    void aDropoutBeforeABatchNorm() {
        network("head = x -> dense(8, bias = false) -> relu -> dropout(keep = 0.5) -> batch_norm -> dense(2)")
                .warns(Code.DROPOUT_BEFORE_NORM, "dropout(keep = 0.5)")
                .labels("batch_norm")
                .until(
                        "move it behind the last `batch_norm`",
                        "dropout(keep = 0.5) -> batch_norm",
                        "batch_norm -> dropout(keep = 0.5)");
    }

    @Test
    void aDropoutBeforeABatchNormBehindAnotherLayer() {
        network("head = x -> dropout(drop = 0.2) -> dense(8, bias = false) -> batch_norm -> relu -> dense(2)")
                .warns(Code.DROPOUT_BEFORE_NORM, "dropout(drop = 0.2)");
    }

    @Test
    void aDropoutBeforeANormalizationOfEachSampleIsMeant() {
        network("head = x -> dropout(keep = 0.5) -> dense(8) -> layer_norm -> relu -> dense(2)")
                .silent();
        network("head = x -> dropout(keep = 1) -> dense(8, bias = false) -> batch_norm -> relu -> dense(2)")
                .silent();
    }

    @Test
    void aDropoutOfTheAnswers() {
        network("head = x -> dense(2) -> dropout(keep = 0.5)")
                .warns(Code.DROPOUT_ON_OUTPUT, "dropout(keep = 0.5)")
                .labels("mse(head, t)")
                .until("before the last layer", "dense(2) -> dropout(keep = 0.5)", "dropout(keep = 0.5) -> dense(2)");
        network("head = image -> conv2d(2, kernel = 8) -> dropout(keep = 0.5) -> flatten")
                .warns(Code.DROPOUT_ON_OUTPUT, "dropout(keep = 0.5)");
    }

    @Test
    void aDropoutThatKeepsLittle() {
        network("head = x -> dense(64) -> relu -> dropout(keep = 0.1) -> dense(2)")
                .warns(Code.LITTLE_KEPT, "dropout(keep = 0.1)")
                .until("write `dropout(drop = 0.1)`", "keep = 0.1", "drop = 0.1");
        network("head = x -> dense(64) -> relu -> dropout(drop = 0.9) -> dense(2)")
                .warns(Code.LITTLE_KEPT, "dropout(drop = 0.9)")
                .until("write `dropout(keep = 0.9)`", "drop = 0.9", "keep = 0.9");
        network("head = x -> dense(64) -> relu -> dropout(drop = 0.8) -> dense(2)")
                .silent();
    }

    @Test
    void aBiasBeforeABatchNorm() {
        var linting = network("head = x -> dense(8) -> batch_norm -> relu -> dense(2)")
                .warns(Code.BIAS_BEFORE_NORM, "dense(8)")
                .labels("batch_norm");
        linting.until("write `dense(8, bias = false)`", "dense(8)", "dense(8, bias = false)");
        Diagnostic.Fix fix = linting.warnings().get(0).fix().orElseThrow();
        String text = linting.text();
        String fixed = text.substring(0, fix.span().start())
                + fix.replacement()
                + text.substring(fix.span().end());
        new Linting(fixed).silent();
        network("head = image -> conv2d(4, kernel = 3, bias = true) -> batch_norm -> relu -> flatten -> dense(2)")
                .warns(Code.BIAS_BEFORE_NORM, "conv2d(4, kernel = 3, bias = true)")
                .until("write `bias = false`", "bias = true", "bias = false");
    }

    @Test
    void whatACallSaysByItsPlaceIsNotSaidAgainByItsName() {
        var bias = network(
                        "head = image -> conv2d(4, [3, 3], 1, 1, 1, 1, true) -> batch_norm -> relu -> flatten -> dense(2)")
                .warns(Code.BIAS_BEFORE_NORM, "conv2d(4, [3, 3], 1, 1, 1, 1, true)");
        assertThat(bias.warnings().get(0).fix()).isEmpty();
        bias.until("give `false` for its `bias`", "1, true)", "1, false)");
        network("head = image -> conv2d(4, 6, 5, valid) -> relu -> flatten -> dense(2)")
                .warns(Code.UNUSED_EDGE, "conv2d(4, 6, 5, valid)")
                .until("pad it: give 2 for its `padding`", "5, valid)", "5, 2)");
    }

    @Test
    void aBiasOfWeightsFromAFileMayBelongThere() {
        model(
                        "head = x -> dense(8) -> batch_norm -> relu -> dense(2)",
                        "loss mse(head, t)  optimizer adam  transfer { from \"vgg.safetensors\" }")
                .silent();
        model(
                        "head = x -> dense(8) -> batch_norm -> relu -> dense(2)",
                        "loss mse(head, t)  optimizer adam  transfer { freeze head.batch_norm.** }")
                .silent();
    }

    @Test
    void aBiasThatIsAlsoUsedElsewhereIsNeeded() {
        network("a = x -> dense(8)  b = a -> batch_norm -> relu  head = a + b -> relu -> dense(2)")
                .silent();
    }

    @Test
    void twoDenseLayersWithoutAnActivation() {
        network("head = x -> dense(64) -> dropout(keep = 0.5) -> dense(2)")
                .warns(Code.LINEAR_AFTER_LINEAR, "dense(2)")
                .labels("dense(64)")
                .until("`dense(64) -> relu`", "dense(64)", "dense(64) -> relu");
    }

    @Test
    void aConvolutionBeforeADenseLayerWithoutAnActivation() {
        network("head = image -> conv2d(8, kernel = 3) -> flatten -> dense(2)")
                .warns(Code.LINEAR_AFTER_LINEAR, "dense(2)");
        network("head = image -> conv2d(8, kernel = 3) -> conv2d(8, kernel = 3) -> relu -> flatten -> dense(2)")
                .warns(Code.LINEAR_AFTER_LINEAR, "conv2d(8, kernel = 3)");
    }

    @Test
    void aFactorisationIsMeant() {
        // fewer numbers in the middle than on either side
        network("head = x -> dense(2) -> dense(8) -> relu -> dense(2)").silent();
        network("""
                a = image -> conv2d(8, kernel = [1, 3], padding = [0, 1]) -> conv2d(8, kernel = [3, 1]) -> relu
                    b = a -> depthwise_conv2d(kernel = 3) -> conv2d(16, kernel = 1) -> relu
                    head = b -> flatten -> dense(2)""").silent();
        // what flows on beside the second layer makes it more than one linear layer
        network("a = x -> dense(8)  b = a -> dense(8) -> relu  head = a + b -> relu -> dense(2)")
                .silent();
    }

    @Test
    void anActivationOfAnActivation() {
        network("head = x -> dense(8) -> relu -> sigmoid -> dense(2)")
                .warns(Code.ACTIVATION_AFTER_ACTIVATION, "sigmoid")
                .labels("relu")
                .until("remove one of them", "relu -> sigmoid", "sigmoid");
        network("a = x -> dense(8)  gate = a -> softplus -> tanh  head = a * gate -> dense(2)")
                .silent();
    }

    @Test
    void aSoftmaxInsideOfTheNetwork() {
        network("head = x -> dense(8) -> softmax -> dense(2)")
                .warns(Code.SOFTMAX_INSIDE, "softmax")
                .labels("dense(2)")
                .until("use `relu` here", "softmax", "relu");
        // attention: shares that something is multiplied with
        network("a = x -> dense(8)  shares = a -> softmax  head = x * shares -> dense(2)")
                .silent();
    }

    @Test
    void aRectifierBeforeALossOfValues() {
        network("head = x -> dense(2) -> relu")
                .warns(Code.BOUNDED_OUTPUT, "relu")
                .labels("mse(head, t)")
                .until("remove `-> relu`", "dense(2) -> relu", "dense(2)");
        network("head = x -> dense(2) -> softplus").silent();
        network("head = x -> dense(2) -> tanh").silent();
    }

    @Test
    void aBoundedActivationBeforeALossOfLogits() {
        var tanh = new Linting("""
                model M {
                  input x: float[8]  target t: class[3]
                  network { head = x -> dense(3) -> tanh }
                  loss cross_entropy(head, t)  optimizer adam
                }
                """);
        tanh.warns(Code.BOUNDED_OUTPUT, "tanh").until("remove `-> tanh`", " -> tanh", "");
        tanh.replace("tanh", "relu").warns(Code.BOUNDED_OUTPUT, "relu");
        tanh.replace("tanh", "leaky_relu").silent();
    }

    @Test
    void rowsAndColumnsThatNoWindowReaches() {
        // 8 - 3 + 1 = 6; windows of 4 leave 2 of 6
        network("head = image -> conv2d(4, kernel = 3) -> relu -> max_pool(4) -> flatten -> dense(2)")
                .warns(Code.UNUSED_EDGE, "max_pool(4)")
                .until("`max_pool(4, padding = 1)`", "max_pool(4)", "max_pool(4, padding = 1)");
        network("head = image -> conv2d(4, kernel = 3, stride = 2) -> relu -> flatten -> dense(2)")
                .warns(Code.UNUSED_EDGE, "conv2d(4, kernel = 3, stride = 2)")
                .until("`conv2d(4, kernel = 3, stride = 2, padding = 1)`", "stride = 2", "stride = 2, padding = 1");
        assertThat(network("head = image -> avg_pool([3, 2]) -> flatten -> dense(2)")
                        .warnings())
                .extracting(Diagnostic::message)
                .containsExactly("the last 2 rows of the image of 8 x 8 are never looked at: the windows of `avg_pool` "
                        + "end before");
    }

    @Test
    void aStrideThatLeavesPixelsOutByDesignAndASmallRest() {
        network("head = image -> conv2d(4, kernel = 1, stride = 2) -> relu -> flatten -> dense(2)")
                .silent();
        // one of 29
        network("head = image -> max_pool(2) -> flatten -> dense(2)")
                .replace("float[3, 8, 8]", "float[3, 29, 29]")
                .silent();
    }

    @Test
    void aGlobalPoolingOfOnePixel() {
        network("head = image -> conv2d(4, kernel = 8) -> relu -> global_avg_pool -> dense(2)")
                .warns(Code.POOLED_PIXEL, "global_avg_pool")
                .until("`flatten`", "global_avg_pool", "flatten");
    }

    @Test
    void aSingleFeatureInside() {
        network("head = x -> dense(1) -> tanh -> dense(2)")
                .warns(Code.SINGLE_FEATURE, "dense(1)")
                .labels("dense(2)")
                .until("as many as the layer behind it: 2", "dense(1)", "dense(2)");
        network("a = x -> dense(1)  head = a * x -> dense(2)").silent();
        // one filter, but 36 numbers
        network("head = image -> conv2d(1, kernel = 3) -> relu -> flatten -> dense(2)")
                .silent();
    }
}
