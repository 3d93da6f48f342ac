package dev.dlc.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.io.IOException;
import java.util.List;

/** The reader of pictures, of a folder for each class. */
class PicturesFuzzTest {
    private static final FuzzedFile FILE = new FuzzedFile("pictures/one/picture.png");
    private static final Feature LABEL = new Feature("label", Kind.INDEX, List.of(), 1, List.of("one"));
    private static final Description GREY = Shapes.of(List.of(Shapes.real("image", 1, 4, 4)), List.of(LABEL));
    private static final Description COLORED = Shapes.of(List.of(Shapes.real("image", 3, 4, 4)), List.of(LABEL));

    @FuzzTest
    void pictures(byte[] input) throws IOException {
        FILE.write(input);
        Reading.read(FILE.folder(), "images", List.of(), GREY, "pictures");
        Reading.read(FILE.folder(), "images", List.of(), COLORED, "pictures");
    }
}
