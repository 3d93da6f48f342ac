package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.shapes;
import static dev.dlc.compiler.analyse.Analysing.text;
import static dev.dlc.compiler.analyse.Analysing.weight;
import static dev.dlc.compiler.analyse.Analysing.weights;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.augment.Brightness;
import dev.dlc.compiler.augment.Contrast;
import dev.dlc.compiler.augment.Crop;
import dev.dlc.compiler.augment.Erase;
import dev.dlc.compiler.augment.Flip;
import dev.dlc.compiler.augment.Noise;
import dev.dlc.compiler.augment.Repeat;
import dev.dlc.compiler.augment.Rotate;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Padding;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.initializer.Constant;
import dev.dlc.compiler.initializer.HeNormal;
import dev.dlc.compiler.initializer.XavierUniform;
import dev.dlc.compiler.initializer.Zeros;
import dev.dlc.compiler.layer.Conv2d;
import dev.dlc.compiler.layer.Dropout;
import dev.dlc.compiler.loss.CrossEntropy;
import dev.dlc.compiler.metric.Accuracy;
import dev.dlc.compiler.model.AugmentSpec;
import dev.dlc.compiler.model.AugmentSpec.Apply;
import dev.dlc.compiler.model.AugmentSpec.Grouped;
import dev.dlc.compiler.model.AugmentSpec.Step;
import dev.dlc.compiler.model.DataSpec.Preparation;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Printer;
import dev.dlc.compiler.model.TrainSpec.Stopping;
import dev.dlc.compiler.optimizer.Adam;
import dev.dlc.compiler.regularizer.L2;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of the language reference, without what is not built yet, against lists worked out by hand. */
class FashionNetTest {
    private final Model model = text(resource("fashion.dl")).model();

    private static String resource(String name) {
        try (InputStream in = FashionNetTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void layersHaveTheirPathsAndShapes() {
        assertThat(shapes(model))
                .containsExactly(
                        "stem.conv_bn.conv2d -> [32, 28, 28]",
                        "stem.conv_bn.batch_norm -> [32, 28, 28]",
                        "stem.conv_bn.relu -> [32, 28, 28]",
                        "stem.max_pool -> [32, 14, 14]",
                        "body.0.main.conv_bn.conv2d -> [32, 14, 14]",
                        "body.0.main.conv_bn.batch_norm -> [32, 14, 14]",
                        "body.0.main.conv_bn.relu -> [32, 14, 14]",
                        "body.0.main.conv2d -> [32, 14, 14]",
                        "body.0.main.batch_norm -> [32, 14, 14]",
                        "body.0.add -> [32, 14, 14]",
                        "body.0.relu -> [32, 14, 14]",
                        "body.1.main.conv_bn.conv2d -> [64, 7, 7]",
                        "body.1.main.conv_bn.batch_norm -> [64, 7, 7]",
                        "body.1.main.conv_bn.relu -> [64, 7, 7]",
                        "body.1.main.conv2d -> [64, 7, 7]",
                        "body.1.main.batch_norm -> [64, 7, 7]",
                        "body.1.skip.conv2d -> [64, 7, 7]",
                        "body.1.skip.batch_norm -> [64, 7, 7]",
                        "body.1.add -> [64, 7, 7]",
                        "body.1.relu -> [64, 7, 7]",
                        "head.global_avg_pool -> [64]",
                        "head.dropout -> [64]",
                        "head.dense -> [10]");
    }

    @Test
    void weightsHaveTheNamesOfTheLanguageReference() {
        assertThat(weights(model))
                .hasSize(32)
                .contains(
                        "stem.conv_bn.conv2d.weight [32, 1, 3, 3]",
                        "body.0.main.conv_bn.batch_norm.running_mean [32]",
                        "body.0.main.conv_bn.batch_norm.running_var [32]",
                        "body.0.main.conv2d.weight [32, 32, 3, 3]",
                        "body.1.main.conv_bn.conv2d.weight [64, 32, 3, 3]",
                        "body.1.skip.conv2d.weight [64, 32, 1, 1]",
                        "head.dense.weight [10, 64]",
                        "head.dense.bias [10]");
    }

    @Test
    void argumentsAreTypedAndDefaultsFilledIn() {
        assertThat(model.layers().get(11).layer())
                .isEqualTo(
                        new Conv2d(64, new Extent(3, 3), new Extent(2, 2), Padding.SAME, new Extent(1, 1), 1, false));
        assertThat(model.layers().get(21).layer()).isEqualTo(new Dropout(Optional.of(0.5), Optional.empty()));
    }

    @Test
    void skipWithoutConvolutionIsTheInputItself() {
        int pooled = model.layers().get(3).id();
        assertThat(model.layers().get(9).inputs()).contains(pooled);
    }

    @Test
    void initialisersAndPenaltiesAreThoseOfTheLastLineThatMatches() {
        var convolution = weight(model, "body.1.skip.conv2d.weight");
        assertThat(convolution.initializer()).isEqualTo(new HeNormal());
        assertThat(convolution.regularizers()).containsExactly(new L2(1e-4));
        assertThat(weight(model, "head.dense.weight").initializer()).isEqualTo(new XavierUniform());
        assertThat(weight(model, "head.dense.bias").initializer()).isEqualTo(new Zeros());
        assertThat(weight(model, "head.dense.bias").regularizers()).isEmpty();
        // An explicit `on` means exactly its glob: batch_norm's scale is called weight, too.
        var scale = weight(model, "stem.conv_bn.batch_norm.weight");
        assertThat(scale.initializer()).isEqualTo(new Constant(1));
        assertThat(scale.regularizers()).containsExactly(new L2(1e-4));
        var variance = weight(model, "stem.conv_bn.batch_norm.running_var");
        assertThat(variance.initializer()).isEqualTo(new Constant(1));
        assertThat(variance.trainable()).isFalse();
    }

    @Test
    void theOtherSectionsAreResolved() {
        assertThat(model.targets().get(0).limit()).isEqualTo(10);
        assertThat(model.losses().get(0).loss()).isEqualTo(new CrossEntropy(0.1, List.of()));
        assertThat(model.optimizer()).isEqualTo(new Adam(1e-3, 0.9, 0.999, 1e-8));
        var training = model.training();
        assertThat(List.of(training.epochs(), training.batch(), (int) training.seed()))
                .containsExactly(20, 64, 1);
        assertThat(training.clipNorm()).hasValue(5.0);
        assertThat(training.metrics()).containsExactly(new Accuracy());
        assertThat(training.stopping()).hasValue(new Stopping("validation.loss", false, 3, 0));
        var data = model.data();
        assertThat(data.train().orElseThrow().files())
                .containsExactly("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz");
        assertThat(data.test().orElseThrow().reader()).isEqualTo("idx");
        assertThat(data.validationSplit()).isEqualTo(0.1);
        assertThat(data.preparation()).isEqualTo(new Preparation(1.0 / 255, List.of(0.2860), List.of(0.3530), false));
    }

    @Test
    void augmentationsAreTypedAndInOrder() {
        assertThat(model.augmentations()).hasSize(1);
        AugmentSpec augmentation = model.augmentations().get(0);
        assertThat(augmentation.input()).isZero();
        List<Step> steps = augmentation.steps();
        assertThat(steps.stream().filter(Apply.class::isInstance).map(step -> ((Apply) step).augmentation()))
                .containsExactly(
                        new Flip(Flip.Direction.HORIZONTAL, 0.5),
                        new Rotate(new Range(-10, 10), 0, 1),
                        new Brightness(new Range(0.8, 1.2), 1),
                        new Contrast(new Range(0.8, 1.2), 1),
                        new Noise(0.02, 1),
                        new Erase(new Range(0.02, 0.2), new Range(0.3, 3.3), 0, 0.25));
        Grouped repeat = (Grouped) steps.get(2);
        assertThat(repeat.group()).isEqualTo(new Repeat(2));
        assertThat(((Apply) repeat.steps().get(0)).augmentation())
                .isEqualTo(new Crop(new Extent(2, 2), 0, Crop.Mode.CONSTANT, 1));
    }

    @Test
    void parametersReachEveryLayer() {
        Model wide = text(resource("fashion.dl"))
                .define("width", "8")
                .define("keep", "1")
                .model();
        assertThat(weights(wide)).contains("head.dense.weight [10, 16]", "stem.conv_bn.conv2d.weight [8, 1, 3, 3]");
        assertThat(wide.layers().get(21).layer()).isEqualTo(new Dropout(Optional.of(1.0), Optional.empty()));
    }

    @Test
    void theDumpNamesLayersWeightsAndSettings() {
        assertThat(Printer.print(model))
                .contains("model FashionNet")
                .contains("stem.max_pool: MaxPool")
                .contains("-> [32, 14, 14]")
                .contains("head.dense.weight [10, 64]: WEIGHT, XavierUniform[]")
                .contains("validation split(0.1)");
    }
}
