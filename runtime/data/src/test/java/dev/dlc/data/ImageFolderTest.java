package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
    private static final Feature IMAGE = Models.real("image", 1, 1, 2);

    @TempDir
    Path folder;

    @BeforeEach
    void draw() throws IOException {
        picture("train/dog/b.png", 20, 21);
        picture("train/dog/a.PNG", 10, 11);
        picture("train/cat/x.png", 30, 31);
        Files.writeString(folder.resolve("train/cat/.hidden"), "");
    }

    private void picture(String name, int first, int second) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setSample(0, 0, 0, first);
        image.getRaster().setSample(1, 0, 0, second);
        ImageIO.write(image, "png", file.toFile());
    }

    private static Feature classes(int limit, String... names) {
        return new Feature("kind", Kind.INDEX, List.of(), limit, List.of(names));
    }

    private Dataset open(Feature... targets) throws IOException {
        return Sources.open(
                folder,
                new SourceRequest("images", List.of("train"), List.of()),
                Models.of(List.of(IMAGE), List.of(targets)));
    }

    /** Each sample as its first pixel and its class. */
    private static List<String> samples(Dataset dataset) {
        List<String> samples = new ArrayList<>();
        for (int s = 0; s < dataset.size(); s++) {
            float[] pixels = new float[2];
            float[] label = new float[1];
            dataset.input(0, s, pixels, 0);
            dataset.target(0, s, label, 0);
            samples.add((int) pixels[0] + ":" + (int) label[0]);
        }
        return samples;
    }

    @Test
    void foldersAndPicturesAreSorted() throws IOException {
        assertThat(samples(open(classes(2)))).containsExactly("30:0", "10:1", "20:1");
        assertThat(samples(open(new Feature("kind", Kind.BINARY, List.of(), 0, List.of()))))
                .containsExactly("30:0", "10:1", "20:1");
        assertThat(open(classes(2)).isBytes(0)).isTrue();
    }

    @Test
    void classesWithNamesAreTheFoldersOfTheseNames() throws IOException {
        assertThat(samples(open(classes(2, "dog", "cat")))).containsExactly("10:0", "20:0", "30:1");
    }

    @Test
    void foldersThatAreNotTheClassesAreTold() {
        assertThatThrownBy(() -> open(classes(3))).hasMessageContaining("has 2 folders, but kind has 3 classes");
        assertThatThrownBy(() -> open(classes(2, "cat", "bird"))).isInstanceOfSatisfying(DataException.class, e -> {
            assertThat(e).hasMessageContaining("dog: is no class of kind");
            assertThat(e.help()).isEqualTo("the classes are cat, bird");
        });
        assertThatThrownBy(() -> open(classes(3, "cat", "dog", "bird")))
                .hasMessageContaining("has no folder for the class bird");
    }

    @Test
    void whatIsNoPictureIsNotPassedOver() throws IOException {
        Files.writeString(folder.resolve("train/dog/notes.txt"), "");
        assertThatThrownBy(() -> open(classes(2))).hasMessageContaining("notes.txt: is no picture");
    }

    @Test
    void aFolderThatIsMissingEmptyOrOutsideIsTold() throws IOException {
        Files.createDirectories(folder.resolve("empty/a"));
        Files.createDirectories(folder.resolve("empty/b"));
        for (var one : List.of(
                List.of("none", "there is no such folder"),
                List.of("train/cat/x.png", "is not a folder"),
                List.of("empty", "holds no pictures"),
                List.of("../elsewhere", "lies outside of the data folder"))) {
            assertThatThrownBy(() -> Sources.open(
                            folder,
                            new SourceRequest("images", List.of(one.get(0)), List.of()),
                            Models.of(List.of(IMAGE), List.of(classes(2)))))
                    .hasMessageContaining(one.get(1));
        }
    }

    @Test
    void theModelMustHaveOneImage() {
        Feature four = Models.real("image", 4, 1, 2);
        assertThatThrownBy(() -> Sources.open(
                        folder,
                        new SourceRequest("images", List.of("train"), List.of()),
                        Models.of(List.of(four), List.of(classes(2)))))
                .hasMessageContaining("images are for a model with one input of one or three channels");
    }
}
