package dev.dlc.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.augment.Augmentation;
import dev.dlc.compiler.augment.Group;
import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.data.DataSource;
import dev.dlc.compiler.initializer.Initializer;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.schedule.Schedule;
import dev.dlc.compiler.stopping.StopRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks the catalogue: what is asked of every entry is asked of those to come. */
class WholeCatalogueTest {
    static Stream<Signature<?>> entries() {
        return Stream.of(
                        Layer.class,
                        Loss.class,
                        Optimizer.class,
                        Schedule.class,
                        Regularizer.class,
                        Initializer.class,
                        Metric.class,
                        Augmentation.class,
                        Group.class,
                        StopRule.class,
                        DataSource.class)
                .flatMap(WholeCatalogueTest::entries);
    }

    private static <T> Stream<Signature<T>> entries(Class<T> root) {
        Catalogue<T> catalogue = Catalogue.of(root);
        return catalogue.names().stream().map(name -> catalogue.find(name).orElseThrow());
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyArgumentIsDocumentedAndOfATypeThatFilesCanWrite(Signature<?> entry) {
        assertThat(entry.doc()).as(entry.name()).isNotBlank();
        for (Parameter parameter : entry.parameters()) {
            assertThat(parameter.doc())
                    .as(entry.name() + " " + parameter.name())
                    .isNotBlank();
            assertThat(Conversion.wanted(parameter.type()))
                    .as(entry.name() + " " + parameter.name())
                    .isNotEqualTo("a value");
        }
    }

    @ParameterizedTest
    @MethodSource("entries")
    void everyDefaultIsOfItsType(Signature<?> entry) {
        for (Parameter parameter : entry.parameters()) {
            if (!parameter.isRequired()) {
                assertThat(Defaults.of(parameter))
                        .as(entry.name() + " " + parameter.name())
                        .isNotNull();
            }
        }
    }

    static Stream<Signature<Augmentation>> augmentations() {
        return entries(Augmentation.class);
    }

    @ParameterizedTest
    @MethodSource("augmentations")
    void everyAugmentationTakesItsProbabilityLast(Signature<Augmentation> augmentation) {
        List<Parameter> parameters = augmentation.parameters();
        Parameter last = parameters.get(parameters.size() - 1);
        assertThat(last.name()).isEqualTo("p");
        assertThat(last.byDefault()).hasValue(augmentation.name().equals("flip") ? "0.5" : "1");
    }
}
