package dev.dlc.compiler.data;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.FileName;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.OneOrMore;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/** The binary version of CIFAR-10 and CIFAR-100 (cs.toronto.edu/~kriz/cifar.html). */
@Doc("the files of CIFAR's binary version, one after the other")
@Formula(
        "x[c, i, j] = byte 1024 c + 32 i + j of the image; class[10]: the label, class[100], class[20]: fine and coarse")
@Shapes("records of 3073 or 3074 bytes → samples [3, 32, 32]")
@Peers(
        pytorch = "`torchvision.datasets.CIFAR10(root)`, `CIFAR100(root)`, which read the Python version",
        keras = "`keras.datasets.cifar10.load_data()`, `cifar100.load_data(label_mode)`")
@Example(
        value = "cifar(\"data_batch_1.bin\", \"data_batch_2.bin\")",
        input = {3, 32, 32},
        target = "label: class[10]")
public record Cifar(@Doc("one or more, in order") OneOrMore<FileName> file) implements DataSource {
    @Override
    public List<String> files(List<Port> ports) {
        return file.given().stream().map(FileName::path).toList();
    }

    @Override
    public void check(Port port, boolean first) {
        boolean fits = port.shape().equals(Shape.of(3, 32, 32));
        Pictures.check("cifar", "images [3, 32, 32]", "3, 32, 32", port, first, fits);
    }
}
