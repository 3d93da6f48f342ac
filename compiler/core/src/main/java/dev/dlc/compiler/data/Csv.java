package dev.dlc.compiler.data;

import dev.dlc.compiler.catalogue.ColumnNames;
import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.FileName;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.PerPort;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.model.DataSpec.Columns;
import dev.dlc.compiler.model.Port;
import java.util.List;
import java.util.Optional;

/** A table (RFC 4180, UTF-8) whose first line names its columns. */
@Doc("a table whose first line names its columns; a vector takes several, a single number the one of its name")
@Formula("x[n] = the columns' fields in line n + 1; a class is written as its name, or as a number where it has none")
@Shapes("n lines under the header → n samples; columns [a, b, c] → [3], one column → a single number")
@Peers(
        pytorch = "none of its own; `pandas.read_csv(file)`, then `TensorDataset`",
        keras = "none of its own; `tf.data.experimental.make_csv_dataset(file, batch_size, label_name=…)`")
@Example(
        value = "csv(\"table.csv\", x = [width, height, depth, weight], label = kind)",
        input = {4},
        target = "label: class[3]")
public record Csv(
        @Doc("the table") FileName file,

        @Doc("the column that it is read from; a vector must be told its columns, `[a, b]` or `all except label`")
        @Default("the same name")
        PerPort<ColumnNames> columns)
        implements DataSource {

    @Override
    public List<String> files(List<Port> ports) {
        return List.of(file.path());
    }

    @Override
    public Optional<Columns> columns(Port port) {
        ColumnNames named = columns.given().get(port.name());
        int size = port.shape().size();
        if (named == null) {
            if (port.shape().rank() > 0) {
                throw new Misfit(
                        Code.MISSING_ARGUMENT,
                        null,
                        "`csv` must be told the " + size + " columns of `" + port.name() + "`",
                        "name them, `" + port.name() + " = [a, b]`, or `" + port.name() + " = all except …`");
            }
            return Optional.of(new Columns(port.name(), List.of(port.name()), false));
        }
        int count = named.names().size();
        if (!named.allExcept() && count != size) {
            throw new Misfit(
                    Code.CONTRADICTION,
                    port.name(),
                    "`" + port.name() + "` has " + size + (size == 1 ? " number, but " : " numbers, but ") + count
                            + (count == 1 ? " column is named" : " columns are named"),
                    "name as many columns as there are numbers");
        }
        return Optional.of(new Columns(port.name(), named.names(), named.allExcept()));
    }
}
