package dev.dlc.compiler.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.augment.Augmentation;
import dev.dlc.compiler.augment.Group;
import dev.dlc.compiler.catalogue.Reference.Facts;
import dev.dlc.compiler.catalogue.Reference.Part;
import dev.dlc.compiler.data.DataSource;
import dev.dlc.compiler.initializer.Initializer;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.layer.WeightDeclaration;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.schedule.Schedule;
import dev.dlc.compiler.stopping.StopRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/reference.md to the catalogue; {@code -DupdateGolden} writes it. */
class ReferenceTest {
    private static final Path FILE = Path.of("../../docs/reference.md");

    private static final List<Part> PARTS = List.of(
            new Part("Layers and activations", Layer.class, "y = x -> …", ReferenceTest::facts),
            new Part("Augmentations", Augmentation.class, "augment x { … }"),
            new Part("Groups of augmentations", Group.class, "augment x { … }"),
            new Part("Losses", Loss.class, "loss …"),
            new Part("Optimizers", Optimizer.class, "optimizer …"),
            new Part("Schedules", Schedule.class, "schedule …"),
            new Part("Initialisers", Initializer.class, "init { default … }"),
            new Part("Regularizers", Regularizer.class, "regularize { … }"),
            new Part("Ends of the training", StopRule.class, "train { … }"),
            new Part("Metrics", Metric.class, "train { metrics … }"),
            new Part("Data", DataSource.class, "data { train … }"));

    @Test
    void theReferenceIsWhatTheCatalogueSays() throws IOException {
        String reference = Reference.markdown(PARTS);
        if (System.getProperty("updateGolden") != null) {
            Files.writeString(FILE, reference);
        }
        assertThat(reference).isEqualTo(Files.readString(FILE));
    }

    static Stream<Signature<?>> entries() {
        return PARTS.stream().flatMap(part -> entries(part.root()));
    }

    static Stream<Arguments> examples() {
        return PARTS.stream().flatMap(part -> entries(part.root()).map(entry -> Arguments.of(part.root(), entry)));
    }

    static Stream<Signature<?>> layers() {
        return entries(Layer.class);
    }

    private static <T> Stream<Signature<?>> entries(Class<T> root) {
        Catalogue<T> catalogue = Catalogue.of(root);
        return catalogue.names().stream().map(name -> catalogue.find(name).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyEntryHasItsFormulaItsNamesElsewhereAndAnExample(Signature<?> entry) {
        assertThat(entry.annotation(Formula.class)).as(entry.name()).isPresent();
        assertThat(entry.annotation(Formula.class).orElseThrow().value()).isNotBlank();
        assertThat(entry.annotation(Peers.class)).as(entry.name()).isPresent();
        assertThat(entry.annotation(Peers.class).orElseThrow().pytorch()).isNotBlank();
        assertThat(entry.annotation(Peers.class).orElseThrow().keras()).isNotBlank();
        assertThat(entry.example()).as(entry.name()).isPresent();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAModelWithoutAComplaint(Class<?> root, Signature<?> entry) {
        String text = ExampleModel.text(root, entry);

        assertThat(text).contains(entry.example().orElseThrow().value());
        assertThat(ExampleModel.analyse(text).losses()).isNotEmpty();
    }

    /** What a layer says in symbols of its shapes and weights is said where there is something to say, and names them all. */
    @ParameterizedTest
    @MethodSource("layers")
    void aLayerThatChangesShapesOrHasWeightsSaysHow(Signature<?> layer) {
        LayerCall call = ExampleModel.call(layer);
        List<WeightDeclaration> weights = call.layer().weights(call.inputShapes());
        if (!call.shape().equals(call.inputShapes().get(0)) || !weights.isEmpty()) {
            assertThat(layer.annotation(Shapes.class)).as(layer.name()).isPresent();
        }
        layer.annotation(Shapes.class).ifPresent(shapes -> {
            assertThat(shapes.value()).contains("→");
            assertThat(shapes.weights().isEmpty()).isEqualTo(weights.isEmpty());
            weights.forEach(weight -> assertThat(shapes.weights()).containsPattern("\\b" + weight.name() + "\\b"));
        });
    }

    /** Computed by the layer itself. */
    private static Facts facts(Signature<?> layer) {
        LayerCall call = ExampleModel.call(layer);
        String inputs = call.inputShapes().stream().map(Object::toString).collect(Collectors.joining(", "));
        return new Facts(
                inputs + " → " + call.shape(),
                call.layer().weights(call.inputShapes()).stream()
                        .map(weight -> weight.name() + " " + weight.shape())
                        .toList());
    }
}
