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

/** The format of MNIST (yann.lecun.com/exdb/mnist), plain or gzip. */
@Doc("files of MNIST's format, plain or gzip: one for each input, then one for each target")
@Formula("x[n, …] = the n-th sample of the file; its first dimension counts the samples")
@Shapes("a file [n, …] → n samples […]; bytes 0..255 or numbers of its five other types, big-endian")
@Peers(
        pytorch = "`torchvision.datasets.MNIST(root)`, `FashionMNIST(root)`, which know their files' names",
        keras = "`keras.datasets.mnist.load_data()`, which downloads them as npz")
@Example(
        value = "idx(\"train-images-idx3-ubyte.gz\", \"train-labels-idx1-ubyte.gz\")",
        input = {1, 28, 28},
        target = "label: class[10]")
public record Idx(
        @Doc("the file that it is read from, by name or in the order of declaration")
        PerPort<FileName> files) implements DataSource {

    @Override
    public List<String> files(List<Port> ports) {
        return PortFiles.inOrder(files, ports);
    }
}
