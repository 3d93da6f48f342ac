package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.metric.Accuracy;
import dev.dlc.compiler.metric.Mae;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.model.TrainSpec.Stopping;
import dev.dlc.compiler.optimizer.Adam;
import dev.dlc.compiler.optimizer.Momentum;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The sections around the network. */
class SectionTest {
    private static final String CLASSES = """
            input x: float[4]  target label: class { a, b, c }
            network { head = x -> dense(label.classes) }
            loss cross_entropy(head, label)
            """;

    /** The sections begin in line 5. */
    private static Analysing classes(String sections) {
        return text("model M {\n" + CLASSES + sections + "\n}");
    }

    private static Model model(String sections) {
        return classes("optimizer adam  " + sections).model();
    }

    @Test
    void whatIsNotSaidHasADefault() {
        Model model = model("");
        assertThat(model.optimizer()).isEqualTo(new Adam(1e-3, 0.9, 0.999, 1e-8));
        assertThat(model.training().epochs()).isEqualTo(10);
        assertThat(model.training().batch()).isEqualTo(32);
        assertThat(model.training().seed()).isEqualTo(1);
        assertThat(model.training().clipNorm()).isEmpty();
        assertThat(model.training().metrics()).containsExactly(new Accuracy());
        assertThat(model.training().stopping()).isEmpty();
        assertThat(model.training().schedule().runtime().arguments()).containsExactly(1e-3);
        assertThat(model.data().train()).isEmpty();
    }

    @Test
    void aModelOfNumbersHasNoMetricByDefault() {
        String sections =
                "input x: float[4]  target y: float  network { h = x -> dense(1) } loss mse(h, y) optimizer sgd ";
        assertThat(text("model M { " + sections + "}").model().training().metrics())
                .isEmpty();
        assertThat(text("model M { " + sections + "train { metrics mae } }")
                        .model()
                        .training()
                        .metrics())
                .containsExactly(new Mae());
    }

    @Test
    void missingSectionsAreToldTogether() {
        assertThat(text("model Empty {}").problems())
                .containsExactly(
                        "1:7 DL0503 the model `Empty` has no `input`, `target`, `network`, `loss`, `optimizer`");
    }

    @Test
    void unknownAndDoubleSectionsAreErrors() {
        assertThat(classes("optimizer sgd\ntrian { epochs 3 }\noptimizer adam").problems())
                .containsExactly("6:1 DL0501 a model has no section `trian`", "7:1 DL0502 `optimizer` is given twice");
    }

    @Test
    void optimizersTakeTheirArguments() {
        assertThat(classes("optimizer momentum(lr = 0.1, nesterov = true)")
                        .model()
                        .optimizer())
                .isEqualTo(new Momentum(0.1, 0.9, true));
        assertThat(classes("optimizer adm").problems()).containsExactly("5:11 DL0202 there is no optimizer `adm`");
        assertThat(classes("optimizer sgd(lr = -0.5)").problems())
                .containsExactly("5:20 DL0305 `lr` is at least 0, but -0.5 is given");
    }

    @Test
    void settingsOfTrainingAreChecked() {
        assertThat(classes("optimizer sgd\ntrain { epoch 3  batch 0\n seed 1.5  epochs 2  epochs 3 }")
                        .problems())
                .containsExactly(
                        "6:9 DL0504 `train` has no setting `epoch`",
                        "6:24 DL0305 `batch` is at least 1, but 0 is given",
                        "7:7 DL0304 `seed` wants an int, but gets the float 1.5",
                        "7:22 DL0303 `epochs` is given twice");
    }

    @Test
    void metricsMustFitATarget() {
        var problem = classes("optimizer sgd\ntrain { metrics mae }").problem();
        assertThat(line(problem)).isEqualTo("6:17 DL0505 `mae` is for targets of numbers, and the model has none");
        assertThat(classes("optimizer sgd\ntrain { metrics acuracy, top_k(0), accuracy, accuracy }")
                        .problems())
                .containsExactly(
                        "6:17 DL0202 there is no metric `acuracy`",
                        "6:32 DL0305 `k` is at least 1, but 0 is given",
                        "6:46 DL0303 `accuracy` is given twice");
    }

    /** A squared error reads a number, whatever the target: nothing says from where on it would answer 1. */
    @Test
    void whatCanBeMeasuredDependsOnTheLoss() {
        String model = "model M { input x: float  target y: binary  network { head = x -> dense(1) }"
                + " optimizer sgd  loss %s(head, y)  train { %s } }";
        assertThat(text(model.formatted("mse", "")).model().training().metrics())
                .isEmpty();
        assertThat(text(model.formatted("hinge", "")).model().training().metrics())
                .containsExactly(new Accuracy());
        assertThat(text(model.formatted("mse", "metrics rmse")).problems()).isEmpty();
        assertThat(text(model.formatted("hinge", "metrics auc, f1")).problems()).isEmpty();
        assertThat(text(model.formatted("mse", "metrics f1")).problems())
                .singleElement()
                .asString()
                .endsWith("DL0505 `f1` is for targets of classes, and the model has none");
    }

    @Test
    void metricsAreToldApartByTheirArguments() {
        var problem = classes(
                "optimizer sgd\ntrain { metrics top_k(2), top_k(3), confusion  early_stopping(train.top_k_3) }");
        assertThat(problem.model().training().stopping()).contains(new Stopping("train.top_k_3", true, 3, 0));
        var matrix = classes("optimizer sgd\ntrain { metrics confusion  early_stopping(train.confusion) }")
                .problem();
        assertThat(line(matrix)).isEqualTo("6:43 DL0201 `train.confusion` is not measured");
        assertThat(line(classes("optimizer sgd\ntrain { metrics auc }").problem()))
                .isEqualTo("6:17 DL0505 `auc` is for targets of 0 or 1, and the model has none");
    }

    @Test
    void earlyStoppingMonitorsTheLossOrAMetric() {
        assertThat(stopping("early_stopping(monitor = validation.accuracy, patience = 5, min_delta = 0.01)"))
                .isEqualTo(new Stopping("validation.accuracy", true, 5, 0.01));
        assertThat(stopping("early_stopping(monitor = train.loss)")).isEqualTo(new Stopping("train.loss", false, 3, 0));
        assertThat(stopping("early_stopping(patience = 2)")).isEqualTo(new Stopping("validation.loss", false, 2, 0));
    }

    /** The first target that a metric fits needs no name. */
    @Test
    void aMetricOfSeveralTargetsIsMonitoredByTheirNames() {
        String model = """
                model M {
                  input x: float[2]  target y: float[2]  target label: class[3]  target yes: binary
                  network { a = x -> dense(3)  b = x -> dense(1)  c = x -> dense(2) }
                  loss mse(c, y) + cross_entropy(a, label) + cross_entropy(a -> dense(3), label) + hinge(b, yes)
                  optimizer sgd  train { metrics accuracy, mae  early_stopping(validation.%s) }
                }
                """;
        assertThat(text(model.formatted("yes_accuracy")).model().training().stopping())
                .contains(new Stopping("validation.yes_accuracy", true, 3, 0));
        assertThat(text(model.formatted("mae")).model().training().stopping())
                .contains(new Stopping("validation.mae", false, 3, 0));
        assertThat(text(model.formatted("label_accuracy")).problem().help())
                .containsExactly("it can be: validation.loss, train.loss, validation.accuracy, train.accuracy,"
                        + " validation.yes_accuracy, train.yes_accuracy, validation.mae, train.mae;"
                        + " what `metrics` lists can be monitored");
    }

    private static Stopping stopping(String setting) {
        return model("train { " + setting + " }").training().stopping().orElseThrow();
    }

    @Test
    void whatIsNotMeasuredCannotBeMonitored() {
        assertThat(classes("optimizer sgd\ntrain { early_stopping(monitor = validation.mae, patience = 0) }")
                        .problems())
                .containsExactly(
                        "6:34 DL0201 `validation.mae` is not measured",
                        "6:61 DL0305 `patience` is at least 1, but 0 is given");
        assertThat(classes("optimizer sgd\ntrain { early_stopping(monitor = 3) }")
                        .problems())
                .containsExactly("6:24 DL0201 `monitor` is a part and what is measured of it");
    }

    @Test
    void validationCannotBeMonitoredWithoutItsData() {
        String data =
                "optimizer sgd\ndata { train npy(\"x.npy\", \"y.npy\") %s }\ntrain { early_stopping(monitor = validation.loss) }";
        var problem = classes(data.formatted("")).problem();
        assertThat(line(problem))
                .isEqualTo("7:34 DL0505 `validation.loss` is monitored, but there are no validation data");
        assertThat(problem.help()).first().isEqualTo("add `validation split(0.1)` to `data`");
        assertThat(classes(data.formatted("validation split(0.1)")).problems()).isEmpty();
    }

    @Test
    void typesOfPortsAreRead() {
        Model model = text("""
                        param words: int = 100
                        model M {
                          input x: float  input v: float[4]  input tokens: int[7] < words
                          target l: class[3]  target s: class[5][7]  target b: binary  target n: float[2]
                          network { h = x -> dense(3)  k = v -> dense(1) }
                          loss cross_entropy(h, l) + binary_cross_entropy(k, b)
                          optimizer sgd
                        }
                        """).models().get(0);
        assertThat(model.inputs())
                .extracting(Port::kind)
                .containsExactly(Port.Kind.REAL, Port.Kind.REAL, Port.Kind.INDEX);
        assertThat(model.inputs())
                .extracting(port -> port.shape().dimensions())
                .containsExactly(List.of(), List.of(4), List.of(7));
        assertThat(model.inputs().get(2).limit()).isEqualTo(100);
        assertThat(model.targets()).extracting(Port::limit).containsExactly(3, 5, 0, 0);
        assertThat(model.targets().get(1).shape().dimensions()).containsExactly(7);
        assertThat(model.targets().get(2).kind()).isEqualTo(Port.Kind.BINARY);
    }

    @Test
    void wrongTypesOfPortsAreTold() {
        String rest = " network { h = x -> dense(1) } loss mse(h, y) optimizer sgd }";
        assertThat(text("model M { input x: flot[3] target y: float" + rest).problems())
                .containsExactly("1:20 DL0201 an input cannot have the type `flot`");
        assertThat(text("model M { input x: binary target y: float" + rest).problems())
                .containsExactly("1:20 DL0201 an input cannot have the type `binary`");
        assertThat(text("model M { input x: float[0, 2.5] target y: float" + rest)
                        .problems())
                .containsExactly(
                        "1:26 DL0305 a size is at least 1, but this is 0",
                        "1:29 DL0304 a size is an int, but this is the float 2.5");
        assertThat(text("model M { input x: int[3] target y: float" + rest).problems())
                .containsExactly("1:20 DL0304 a type of `int` is written `int[n] < limit`");
        assertThat(text("model M { input x: float input x: float target y: float" + rest)
                        .problems())
                .containsExactly("1:32 DL0203 `x` stands for something already");
        assertThat(text("model M { input x: float target y: class { \"a-b\", \"A b\" } network { h = x -> dense(2) } "
                                + "loss cross_entropy(h, y) optimizer sgd }")
                        .problems())
                .containsExactly("1:51 DL0203 the classes `a-b` and `A b` would have one name in Java, A_B");
    }

    @Test
    void severalModelsMayStandInOneFileAndThoseWithoutErrorsAreResolved() {
        var file = text("model A {\n" + CLASSES + "optimizer sgd\n}\nmodel B {\n" + CLASSES + "}\nmodel A {\n" + CLASSES
                + "optimizer sgd }");
        assertThat(file.models()).extracting(Model::name).containsExactly("A", "A");
        assertThat(file.problems())
                .containsExactly(
                        "7:7 DL0503 the model `B` has no `optimizer`", "12:7 DL0203 the model `A` is declared twice");
    }

    @Test
    void blocksOfAFileWithoutModelsMayStayUnused() {
        assertThat(text("block lin { dense(2) }").problems()).isEmpty();
    }

    @Test
    void unusedValuesBlocksAndPortsAreWarnings() {
        var file = text("""
                block spare { relu }
                block used { extra = in -> relu  out = in -> tanh }
                model M {
                  input x: float[4]  input z: float  target y: float  target w: float
                  network { a = x -> used  b = a -> relu  c = b -> relu  head = a -> dense(1) }
                  loss mse(head, y)  optimizer sgd
                }
                """);
        assertThat(file.models().get(0).layers())
                .extracting(layer -> layer.path())
                .containsExactly("a.used.tanh", "head.dense");
        assertThat(file.problems())
                .containsExactly(
                        "1:7 DL0901 the block `spare` is never used",
                        "2:14 DL0901 the value `extra` is never used",
                        "4:28 DL0901 the input `z` is never used",
                        "4:62 DL0901 the target `w` is never used",
                        "5:43 DL0901 the value `c` is never used");
    }
}
