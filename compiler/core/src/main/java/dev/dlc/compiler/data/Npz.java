package dev.dlc.compiler.data;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.FileName;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.PerPort;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.model.DataSpec.Columns;
import dev.dlc.compiler.model.Port;
import java.util.List;
import java.util.Optional;

/** NumPy's archive of named arrays. */
@Doc("an archive that `numpy.savez` or `numpy.savez_compressed` wrote, with an array for each input and target")
@Formula("x[n, …] = archive[name][n, …]; the types of npy")
@Shapes("arrays [n, …] → n samples […]")
@Peers(
        pytorch = "`archive = numpy.load(file)`, then `TensorDataset(torch.from_numpy(archive[name]), …)`",
        keras = "`archive = numpy.load(file)`, then `model.fit(archive[name], …)`")
@Example(
        value = "npz(\"mnist.npz\", x = \"x_train\", label = \"y_train\")",
        input = {28, 28},
        target = "label: class[10]")
public record Npz(
        @Doc("the archive") FileName file,

        @Doc("the array that it is read from") @Default("the same name")
        PerPort<String> arrays)
        implements DataSource {

    @Override
    public List<String> files(List<Port> ports) {
        return List.of(file.path());
    }

    @Override
    public Optional<Columns> columns(Port port) {
        String array = arrays.given().getOrDefault(port.name(), port.name());
        return Optional.of(new Columns(port.name(), List.of(array), false));
    }
}
