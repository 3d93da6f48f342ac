package dev.dlc.data;

import java.util.List;

/**
 * Which files to read, and how; as a {@code .dl} file says it: {@code idx("images.gz", "labels.gz")}.
 *
 * @param reader idx, csv, npy, npz, images or cifar
 * @param files relative to the folder of the data; for {@code csv} and {@code npz} one, for {@code images} a folder with one
 *     for each class, for {@code cifar} any number that follow one another, otherwise one for each input, then each target
 * @param columns for {@code csv} and {@code npz}: what each input and target is read from, columns or one array; one that is
 *     not named is read from the column or array of its own name
 */
public record SourceRequest(String reader, List<String> files, List<Columns> columns) {
    /**
     * The columns that make an input or a target.
     *
     * @param port the name of the input or target
     * @param names in order
     * @param allExcept true: all columns of the table but {@code names}, in the table's order
     */
    public record Columns(String port, List<String> names, boolean allExcept) {
        public Columns {
            names = List.copyOf(names);
        }
    }

    public SourceRequest {
        files = List.copyOf(files);
        columns = List.copyOf(columns);
    }
}
