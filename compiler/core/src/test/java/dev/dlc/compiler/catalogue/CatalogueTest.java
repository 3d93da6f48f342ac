package dev.dlc.compiler.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.augment.Augmentation;
import dev.dlc.compiler.data.DataSource;
import dev.dlc.compiler.initializer.Initializer;
import dev.dlc.compiler.layer.Conv2d;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.layer.Plus;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.optimizer.Adam;
import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.regularizer.L1;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.schedule.Schedule;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    @Test
    void namesAreTheRecordsInSnakeCase() {
        assertThat(Catalogue.snakeCase("ConvTranspose2d")).isEqualTo("conv_transpose2d");
        assertThat(Catalogue.snakeCase("L1")).isEqualTo("l1");
        assertThat(Catalogue.snakeCase("weightDecay")).isEqualTo("weight_decay");
        assertThat(Catalogue.of(Layer.class).names())
                .contains("dense", "conv2d", "batch_norm", "global_avg_pool", "leaky_relu", "concat");
        assertThat(Catalogue.of(Loss.class).names()).contains("cross_entropy", "binary_cross_entropy", "mse");
        assertThat(Catalogue.of(Initializer.class).names()).contains("he_normal", "xavier_uniform");
    }

    @Test
    void anOperatorIsNotCalledByName() {
        var layers = Catalogue.of(Layer.class);
        assertThat(layers.find("plus")).isEmpty();
        assertThat(layers.names()).doesNotContain("plus", "minus", "times");
        assertThat(layers.entries()).contains(Plus.class);
    }

    @Test
    void aSignatureHasTheArgumentsWithTheirDefaultsAndLimits() {
        var conv2d = Catalogue.of(Layer.class).find("conv2d").orElseThrow();
        assertThat(conv2d.type()).isEqualTo(Conv2d.class);
        assertThat(conv2d.parameters())
                .extracting(Parameter::name)
                .containsExactly("filters", "kernel", "stride", "padding", "dilation", "groups", "bias");
        Parameter filters = conv2d.parameters().get(0);
        assertThat(filters.isRequired()).isTrue();
        assertThat(filters.limits().orElseThrow().least()).isEqualTo(1);
        assertThat(conv2d.parameters().get(3).byDefault()).hasValue("valid");
    }

    @Test
    void aSignatureMakesItsRecord() {
        var adam = Catalogue.of(Optimizer.class).find("adam").orElseThrow();
        assertThat(adam.make(0.1, 0.8, 0.9, 1e-3)).isEqualTo(new Adam(0.1, 0.8, 0.9, 1e-3));
        assertThat(Catalogue.of(Regularizer.class).find("l1").orElseThrow().make(0.5))
                .isEqualTo(new L1(0.5));
    }

    @Test
    void everyEntryIsANameOfTheLanguage() {
        assertThat(Catalogue.of(Layer.class).names()).allMatch(Planned.LAYER::has);
        assertThat(Catalogue.of(Loss.class).names()).allMatch(Planned.LOSS::has);
        assertThat(Catalogue.of(Optimizer.class).names()).allMatch(Planned.OPTIMIZER::has);
        assertThat(Catalogue.of(Initializer.class).names()).allMatch(Planned.INITIALIZER::has);
        assertThat(Catalogue.of(Regularizer.class).names()).allMatch(Planned.REGULARIZER::has);
        assertThat(Catalogue.of(Metric.class).names()).allMatch(Planned.METRIC::has);
        assertThat(Catalogue.of(Schedule.class).names()).allMatch(Planned.SCHEDULE::has);
        assertThat(Catalogue.of(Augmentation.class).names()).allMatch(Planned.AUGMENTATION::has);
        assertThat(Catalogue.of(DataSource.class).names()).allMatch(Planned.SOURCE::has);
    }
}
