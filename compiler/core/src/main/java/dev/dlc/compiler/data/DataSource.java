package dev.dlc.compiler.data;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.model.DataSpec.Columns;
import dev.dlc.compiler.model.Port;
import java.util.List;
import java.util.Optional;

/**
 * A source of samples with its arguments: a record, its name in a {@code .dl} file is the record's name in snake case. No file is
 * read while compiling; the reader of the same name in the runtime's data module does that.
 */
@Doc("""
        Where the samples come from: `train` in any case, `test` and `validation` (or `validation split(0.1)`, a seeded share of
        train) as they are. Files lie in the folder of the data, which is that of the `.dl` file unless `--data` names another;
        nothing outside of it is read, and nothing is read before training.

        All is read into memory and checked before the first step: shapes, counts, that numbers are finite and labels within their
        classes. What does not fit is told with file and byte, or line and column. Dimensions of 1 at the front may be there or not.
        `scale`, `normalize` and `augment` work on what is read.""")
public sealed interface DataSource permits Idx, Csv, Npy, Npz, Images, Cifar {
    /**
     * The files that it reads, in the order in which the runtime wants them.
     *
     * @param ports the inputs, then the targets, in the order of declaration
     */
    List<String> files(List<Port> ports);

    /**
     * The columns or the array that an input or a target is read from; empty where each has a file of its own, or the format says
     * what is what.
     *
     * @throws Misfit if the call does not say which, or others than the shape needs
     */
    default Optional<Columns> columns(Port port) {
        return Optional.empty();
    }

    /**
     * Checks that it can give what an input or a target takes.
     *
     * @param first true for the first input
     * @throws Misfit if it cannot
     */
    default void check(Port port, boolean first) {}
}
