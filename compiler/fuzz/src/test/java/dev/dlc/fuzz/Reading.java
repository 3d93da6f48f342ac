package dev.dlc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.data.DataException;
import dev.dlc.data.SourceRequest;
import dev.dlc.data.Sources;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What holds of every reader of data, whatever a file holds. */
final class Reading {
    private Reading() {}

    /** Reads all samples, or is told by a {@link DataException} what is wrong; nothing else may come. */
    static void read(
            Path folder, String reader, List<SourceRequest.Columns> columns, Description model, String... files)
            throws IOException {
        SourceRequest request = new SourceRequest(reader, List.of(files), columns);
        Dataset dataset;
        try {
            dataset = model.targets().isEmpty()
                    ? Sources.inputs(folder, request, model)
                    : Sources.open(folder, request, model);
        } catch (DataException e) {
            assertThat(e.problem()).isNotBlank();
            assertThat(e.help()).isNotBlank();
            return;
        }
        for (int i = 0; i < model.inputs().size(); i++) {
            float[] numbers = new float[model.inputs().get(i).width()];
            for (int s = 0; s < dataset.size(); s++) {
                dataset.input(i, s, numbers, 0);
            }
        }
        for (int i = 0; i < model.targets().size(); i++) {
            int limit = model.targets().get(i).limit();
            float[] numbers = new float[model.targets().get(i).width()];
            for (int s = 0; s < dataset.size(); s++) {
                dataset.target(i, s, numbers, 0);
                assertThat(numbers[0]).isBetween(0f, limit - 1f);
            }
        }
    }
}
