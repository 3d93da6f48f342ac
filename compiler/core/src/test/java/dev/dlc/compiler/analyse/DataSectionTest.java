package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.model.DataSpec.Columns;
import dev.dlc.compiler.model.DataSpec.Preparation;
import java.util.List;
import org.junit.jupiter.api.Test;

class DataSectionTest {
    /** The settings stand in line 4. */
    private static Analysing images(String settings) {
        return text("""
                param file: path = "x.npy"
                model M { input image: float[3, 8, 8]  target label: class { a, b }
                network { head = image -> flatten -> dense(2) }  loss cross_entropy(head, label)  optimizer sgd
                data { %s } }
                """.formatted(settings));
    }

    private static Analysing table(String settings) {
        return text("""
                model M { input features: float[2]  input age: float  target label: class { a, b }
                network { head = concat(features, age) -> dense(2) }  loss cross_entropy(head, label)  optimizer sgd

                data { %s } }
                """.formatted(settings));
    }

    @Test
    void filesBindByPositionOrByName() {
        DataSpec data = images(
                        "train npy(file, \"y.npy\")  test npy(label = \"ty.npy\", image = \"tx.npy\")  validation idx(\"a\", \"b\")")
                .model()
                .data();
        assertThat(data.train().orElseThrow().files()).containsExactly("x.npy", "y.npy");
        assertThat(data.test().orElseThrow().files()).containsExactly("tx.npy", "ty.npy");
        assertThat(data.validation().orElseThrow().reader()).isEqualTo("idx");
        assertThat(data.validationSplit()).isZero();
    }

    @Test
    void columnsBindByNameOrAsTold() {
        DataSpec data = table("train csv(\"t.csv\", features = [length, \"the width\"], label = species)")
                .model()
                .data();
        assertThat(data.train().orElseThrow().files()).containsExactly("t.csv");
        assertThat(data.train().orElseThrow().columns())
                .containsExactly(
                        new Columns("features", List.of("length", "the width"), false),
                        new Columns("age", List.of("age"), false),
                        new Columns("label", List.of("species"), false));
        DataSpec except = table("train csv(\"t.csv\", features = all except [label, age])")
                .model()
                .data();
        assertThat(except.train().orElseThrow().columns().get(0))
                .isEqualTo(new Columns("features", List.of("label", "age"), true));
    }

    @Test
    void arraysOfAnArchiveBindByNameOrAsTold() {
        DataSpec data = images("train npz(\"d.npz\")  test npz(\"d.npz\", label = \"y_test\")")
                .model()
                .data();
        assertThat(data.train().orElseThrow().reader()).isEqualTo("npz");
        assertThat(data.train().orElseThrow().files()).containsExactly("d.npz");
        assertThat(data.train().orElseThrow().columns())
                .containsExactly(
                        new Columns("image", List.of("image"), false), new Columns("label", List.of("label"), false));
        assertThat(data.test().orElseThrow().columns().get(1))
                .isEqualTo(new Columns("label", List.of("y_test"), false));
        assertThat(images("train npz(\"d.npz\", lable = \"y\")").problems())
                .containsExactly("4:27 DL0301 `npz` has no argument `lable`");
        assertThat(images("train npz").problems()).containsExactly("4:14 DL0304 `train` wants a source of data");
        assertThat(images("train npz(\"d.npz\", label = 3)").problems())
                .containsExactly("4:35 DL0304 `label` wants a string, but gets the int 3");
    }

    @Test
    void picturesComeFromAFolderOrTheFilesOfCifar() {
        DataSpec data = images("train images(\"train\")").model().data();
        assertThat(data.train().orElseThrow().files()).containsExactly("train");
        assertThat(images("train images(\"a\", \"b\")").problems())
                .containsExactly("4:26 DL0301 `images` takes one argument, and this is one more");
        assertThat(images("train images()").problems()).containsExactly("4:14 DL0302 `images` needs `folder`");
        assertThat(line(images("train cifar(\"a.bin\")").problem()))
                .isEqualTo("4:14 DL0505 `cifar` gives images [3, 32, 32] and their classes, which `image` is not");
        String cifar = "model M { input image: float[3, 32, 32]  target label: class[10]"
                + " network { head = image -> flatten -> dense(10) }  loss cross_entropy(head, label)  optimizer sgd"
                + " data { train cifar(\"a.bin\", \"b.bin\") } }";
        assertThat(text(cifar).model().data().train().orElseThrow().files()).containsExactly("a.bin", "b.bin");
        assertThat(text(cifar.replace("\"a.bin\", \"b.bin\"", "")).problems())
                .singleElement()
                .asString()
                .endsWith("DL0302 `cifar` needs `file`");
        assertThat(line(table("train images(\"a\")").problem()))
                .endsWith("`images` gives images of one or three channels and their classes, which `features` is not");
    }

    @Test
    void preparationIsRead() {
        assertThat(images("train npy(\"x\", \"y\") scale 1 / 255 normalize mean = [0.1, 0.2, 0.3], std = 2")
                        .model()
                        .data()
                        .preparation())
                .isEqualTo(new Preparation(1.0 / 255, List.of(0.1, 0.2, 0.3), List.of(2.0), false));
        assertThat(images("train npy(\"x\", \"y\") normalize auto")
                        .model()
                        .data()
                        .preparation())
                .isEqualTo(new Preparation(1, List.of(), List.of(), true));
    }

    @Test
    void mistakesInSourcesAreTold() {
        assertThat(images("train idx(\"a\", \"b\", \"c\")").problems())
                .containsExactly("4:28 DL0301 `idx` takes 2 arguments, and this is one more");
        assertThat(images("train idx(\"a\")").problems()).containsExactly("4:14 DL0302 `idx` needs `label`");
        assertThat(images("train idx(\"a\", lable = \"b\")").problems())
                .containsExactly("4:23 DL0301 `idx` has no argument `lable`");
        assertThat(images("train npy(\"a\", 3)").problems())
                .containsExactly("4:23 DL0304 `label` wants the name of a file in quotes, but gets the int 3");
        assertThat(images("train cvs(\"a\")").problems())
                .containsExactly("4:14 DL0202 there is no source of data `cvs`");
        assertThat(images("train cvs(\"a\")").problem().help()).contains("did you mean `csv`?");
    }

    @Test
    void mistakesInColumnsAreTold() {
        assertThat(table("train csv(\"t.csv\")").problems())
                .containsExactly("4:14 DL0302 `csv` must be told the 2 columns of `features`");
        assertThat(table("train csv(\"t.csv\", features = [a, b, c])").problems())
                .containsExactly("4:38 DL0505 `features` has 2 numbers, but 3 columns are named");
        assertThat(table("train csv(\"t.csv\", features = [a, b], lable = c)").problems())
                .containsExactly("4:46 DL0301 `csv` has no argument `lable`");
        assertThat(table("train csv(\"t.csv\", features = 3)").problems())
                .containsExactly("4:38 DL0304 the name of a column is wanted here, or a list of them");
    }

    @Test
    void mistakesInSettingsAreTold() {
        assertThat(images("test npy(\"x\", \"y\")").problems())
                .containsExactly("4:1 DL0503 `data` does not say what to train with");
        String train = "train npy(\"x\", \"y\")\n";
        assertThat(images(train + "vaildation split(0.1)").problems())
                .containsExactly("5:1 DL0504 `data` has no setting `vaildation`");
        assertThat(images(train + "validation split(1.5)").problems())
                .containsExactly("5:18 DL0305 `split` takes a share between 0 and 1, but gets the float 1.5");
        assertThat(images(train + "test split(0.2)").problems())
                .containsExactly("5:6 DL0507 only `validation` is split from the training data yet");
        assertThat(images(train + "scale 0 normalize mean = 0, std = 0").problems())
                .containsExactly(
                        "5:7 DL0305 `scale` of 0 leaves nothing of the data",
                        "5:35 DL0305 `std` is above 0, as the data are divided by it");
        assertThat(images(train + "normalize 3").problems())
                .singleElement()
                .asString()
                .startsWith("5:1 DL0301");
        assertThat(images(train + train).problems()).containsExactly("5:1 DL0303 `train` is given twice");
    }

    @Test
    void asManyMeansAsChannels() {
        var problem = images("train npy(\"x\", \"y\") normalize mean = [1, 2], std = 1")
                .problem();
        assertThat(line(problem)).isEqualTo("4:45 DL0505 `mean` has 2 numbers, but `image` has 3 channels");
    }

    @Test
    void aTableHasAMeanForEachFeatureOrForEachColumn() {
        String train = "train csv(\"t.csv\", features = [a, b]) ";
        assertThat(table(train + "normalize mean = [1, 2, 3], std = 1").problems())
                .isEmpty();
        assertThat(table(train + "normalize mean = [1, 2], std = 1").problems()).isEmpty();
        assertThat(line(table(train + "normalize mean = [1, 2, 3, 4], std = 1").problem()))
                .isEqualTo("4:63 DL0505 `mean` has 4 numbers, but the inputs have together 3 channels");
    }
}
