package dev.dlc.compiler.data;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.FileName;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.PerPort;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.model.Port;
import java.util.List;

/** NumPy's format of one array (numpy.org/doc/stable/reference/generated/numpy.lib.format.html). */
@Doc("arrays that `numpy.save` wrote: a file for each input, then one for each target")
@Formula("x[n, …] = array[n, …]; f4, f8, i1, i2, i4, i8, u1, u2, u4 or bool, in C order")
@Shapes("an array [n, …] → n samples […]")
@Peers(
        pytorch = "`TensorDataset(torch.from_numpy(numpy.load(x)), torch.from_numpy(numpy.load(y)))`",
        keras = "`model.fit(numpy.load(x), numpy.load(y))`")
@Example(
        value = "npy(x = \"images.npy\", label = \"labels.npy\")",
        input = {3, 8, 8},
        target = "label: class[10]")
public record Npy(
        @Doc("the file that it is read from, by name or in the order of declaration")
        PerPort<FileName> files) implements DataSource {

    @Override
    public List<String> files(List<Port> ports) {
        return PortFiles.inOrder(files, ports);
    }
}
