package dev.dlc.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.dlc.runtime.Description;
import java.io.IOException;
import java.util.List;

/** The readers of binary files, idx, npy, npz and cifar: each is given every input, whatever it begins with. */
class ArraysFuzzTest {
    private static final FuzzedFile FILE = new FuzzedFile("array");
    private static final Description IMAGES = Shapes.of(List.of(Shapes.IMAGE), List.of());
    private static final Description LABELS = Shapes.of(List.of(Shapes.LABEL), List.of());
    private static final Description BOTH = Shapes.of(List.of(Shapes.IMAGE), List.of(Shapes.LABEL));
    private static final Description CIFAR = Shapes.of(List.of(Shapes.real("image", 3, 32, 32)), List.of(Shapes.LABEL));

    @FuzzTest
    void arrays(byte[] input) throws IOException {
        FILE.write(input);
        for (String reader : List.of("idx", "npy")) {
            Reading.read(FILE.folder(), reader, List.of(), IMAGES, "array");
            Reading.read(FILE.folder(), reader, List.of(), LABELS, "array");
        }
        Reading.read(FILE.folder(), "npz", List.of(), BOTH, "array");
        Reading.read(FILE.folder(), "cifar", List.of(), CIFAR, "array");
    }
}
