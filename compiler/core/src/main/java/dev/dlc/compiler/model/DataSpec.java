package dev.dlc.compiler.model;

import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * Where the samples come from. No file is read while compiling: names of files are relative to the folder of the data.
 *
 * @param train absent only where the model has no {@code data} section: then it compiles, but cannot train from the command line
 * @param validationSplit the share of train held back, 0 for none
 * @param preparation what is done to the numbers before the network sees them
 */
public record DataSpec(
        Optional<Source> train,
        Optional<Source> test,
        Optional<Source> validation,
        double validationSplit,
        Preparation preparation) {

    /**
     * A source of samples, {@code idx("images.gz", "labels.gz")}.
     *
     * @param reader idx, csv, npy, …
     * @param files for {@code csv} and {@code npz}: the one file; for {@code images}: the folder; for {@code cifar}: the files, one
     *     after the other; otherwise a file for each input, then each target, in the order of declaration
     * @param columns for {@code csv} and {@code npz}: for each input, then each target, the columns or the array that it is read
     *     from
     */
    public record Source(String reader, List<String> files, List<Columns> columns, Span span) {
        public Source {
            files = List.copyOf(files);
            columns = List.copyOf(columns);
        }
    }

    /**
     * The columns of a table that make an input or a target.
     *
     * @param names in order; empty where {@code except} says it
     * @param allExcept true: all columns of the table but {@code names}
     */
    public record Columns(String port, List<String> names, boolean allExcept) {
        public Columns {
            names = List.copyOf(names);
        }
    }

    /**
     * {@code (x * scale - mean) / deviation}.
     *
     * @param mean one number, or one a channel; empty: nothing is taken off
     * @param automatic measured on the training part
     */
    public record Preparation(double scale, List<Double> mean, List<Double> deviation, boolean automatic) {
        public static final Preparation NONE = new Preparation(1, List.of(), List.of(), false);

        public Preparation {
            mean = List.copyOf(mean);
            deviation = List.copyOf(deviation);
        }

        /** Whether the data stay as they are. */
        public boolean isNone() {
            return scale == 1 && mean.isEmpty() && deviation.isEmpty() && !automatic;
        }
    }
}
