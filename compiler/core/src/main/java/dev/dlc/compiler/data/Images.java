package dev.dlc.compiler.data;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.FileName;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Shapes;
import dev.dlc.compiler.model.Port;
import java.util.List;

/** Pictures in one folder for each class. */
@Doc("a folder that holds one folder of pictures (png, jpeg, bmp) for each class; all are as large as the input")
@Formula("x[c, i, j] = the pixel's red, green or blue, 0..255; of one channel 0.299 red + 0.587 green + 0.114 blue")
@Shapes(
        "pictures w x h → samples [3, h, w] or [1, h, w]; folders in the order of the named classes, else sorted by name")
@Peers(
        pytorch = "`torchvision.datasets.ImageFolder(root)`",
        keras = "`keras.utils.image_dataset_from_directory(directory, image_size=…)`, which resizes")
@Example(
        value = "images(\"train\")",
        input = {3, 64, 64},
        target = "label: class { cat, dog }")
public record Images(@Doc("the folder with the folders") FileName folder) implements DataSource {
    @Override
    public List<String> files(List<Port> ports) {
        return List.of(folder.path());
    }

    @Override
    public void check(Port port, boolean first) {
        int channels = port.shape().rank() == 3 ? port.shape().get(0) : 0;
        Pictures.check(
                "images", "images of one or three channels", "3, 64, 64", port, first, channels == 1 || channels == 3);
    }
}
