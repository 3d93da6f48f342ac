package dev.dlc.compiler.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.augment.Augmentation;
import dev.dlc.compiler.catalogue.Reference.Part;
import dev.dlc.compiler.initializer.Initializer;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds docs/reference.md to the catalogue; {@code -DupdateGolden} writes it. */
class ReferenceTest {
    private static final Path FILE = Path.of("../../docs/reference.md");

    @Test
    void theReferenceIsWhatTheCatalogueSays() throws IOException {
        String reference = Reference.markdown(List.of(
                new Part("Layers and activations", Layer.class),
                new Part("Augmentations", Augmentation.class, "augment x { … }"),
                new Part("Losses", Loss.class),
                new Part("Optimizers", Optimizer.class),
                new Part("Schedules", Schedule.class),
                new Part("Initialisers", Initializer.class),
                new Part("Regularizers", Regularizer.class),
                new Part("Metrics", Metric.class)));
        if (System.getProperty("updateGolden") != null) {
            Files.writeString(FILE, reference);
        }
        assertThat(reference).isEqualTo(Files.readString(FILE));
    }
}
