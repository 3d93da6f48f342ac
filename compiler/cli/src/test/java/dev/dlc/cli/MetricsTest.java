package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.jr.ob.JSON;

/** Metrics on their way from a {@code .dl} file to the log and to people. */
class MetricsTest {
    private static final String ALL = "metrics accuracy, top_k(1), top_k(2), precision, recall, f1, confusion";

    @TempDir
    Path folder;

    private Commands with(String training) throws IOException {
        Commands commands = new Commands(folder).withSide();
        commands.write("side.dl", Commands.SIDE.replace("metrics accuracy", training));
        return commands;
    }

    private List<Map<String, Object>> events(String event) throws IOException {
        List<Map<String, Object>> events = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("run/log.jsonl"))) {
            events.add(JSON.std.mapFrom(line));
        }
        events.removeIf(one -> !one.get("event").equals(event));
        return events;
    }

    @Test
    void everyMetricOfClassesIsLoggedAndPrinted() throws IOException {
        Commands commands = with(ALL);

        Result trained = commands.run("train", "side.dl", "--out", "run");
        Result tested = commands.run("test", "run");

        assertThat(trained.status()).as(trained.err()).isZero();
        Map<String, Object> end = events("end").get(0);
        assertThat(end)
                .containsKeys("test_accuracy", "test_precision", "test_recall", "test_f1")
                .containsEntry("test_top_k_2", 1.0)
                .containsEntry("test_top_k", end.get("test_accuracy"));
        List<?> confusion = (List<?>) end.get("test_confusion");
        int left = count(confusion, 0, 0) + count(confusion, 0, 1);
        int right = count(confusion, 1, 0) + count(confusion, 1, 1);
        // the points of Commands.withSide, by their classes
        assertThat(List.of(left, right)).containsExactly(22, 18);
        assertThat((double) end.get("test_accuracy"))
                .isEqualTo((count(confusion, 0, 0) + count(confusion, 1, 1)) / 40.0);
        assertThat(events("epoch").get(0)).containsKeys("validation_f1", "validation_confusion");
        assertThat(tested.out())
                .contains(", f1 0.", "test confusion: a row for each class, a column for what it was taken for\n")
                .contains("        left  right\n left");
        assertThat(trained.out()).contains("        left  right\n left");
        assertThat(Files.readString(folder.resolve("run/report.html"))).contains("<pre>test confusion");
    }

    private static int count(List<?> confusion, int row, int column) {
        return (int) ((List<?>) confusion.get(row)).get(column);
    }

    @Test
    void aTrainingStopsByAMetricAndSlowsDownByAnother() throws IOException {
        Commands commands =
                with("metrics f1, recall  early_stopping(monitor = validation.f1, patience = 2, min_delta = 1)");
        commands.write(
                "side.dl",
                Files.readString(folder.resolve("side.dl"))
                        .replace(
                                "optimizer adam(lr = 0.05)",
                                "optimizer adam(lr = 0.05)  schedule plateau(monitor = train.recall, factor = 0.5, patience = 0,"
                                        + " threshold = 1, relative = false)"));

        Result trained = commands.run("train", "side.dl", "--out", "run");

        // a share cannot get better by 1, so that the second and third epoch are no better
        assertThat(trained.status()).as(trained.err()).isZero();
        assertThat(events("epoch")).extracting(epoch -> epoch.get("lr")).containsExactly(0.05, 0.05, 0.025);
        assertThat(events("end").get(0))
                .containsEntry("reason", "early_stopping")
                .containsEntry("best_epoch", 1);
    }

    @Test
    void numbersAreMeasuredByTheirErrors() throws IOException {
        Commands commands = with("metrics mae, rmse, r2");
        commands.write("side.dl", """
                model Sum {
                  input x: float  target y: float
                  data { train csv("points.csv")  test csv("points.csv") }
                  network { head = x -> dense(1) }
                  loss mse(head, y)  optimizer sgd
                  train { epochs 2  metrics mae, rmse, r2 }
                }
                """);

        Result trained = commands.run("train", "side.dl", "--out", "run");

        assertThat(trained.status()).as(trained.err()).isZero();
        Map<String, Object> end = events("end").get(0);
        double rmse = (double) end.get("test_rmse");
        double loss = (double) end.get("test_loss");
        assertThat(rmse * rmse).isCloseTo(loss, org.assertj.core.api.Assertions.within(1e-6));
        assertThat(JSON.std.asString(end)).contains("test_mae", "test_r2");
    }

    /** The second target by its own name; two losses that judge one target measure it once. */
    @Test
    void severalTargetsAreMeasuredByTheirNames() throws IOException {
        Commands commands = with("metrics accuracy");
        commands.write("kinds.csv", "x,left,kind,y\n-1,1,0,2\n-2,1,1,4\n1,0,2,-2\n2,0,2,-4\n");
        commands.write("side.dl", """
                model Kinds {
                  input x: float  target left: binary  target kind: class[3]  target y: float
                  data { train csv("kinds.csv")  test csv("kinds.csv") }
                  network { l = x -> dense(1)  k = x -> dense(3)  v = x -> dense(1) }
                  loss binary_cross_entropy(l, left) + cross_entropy(k, kind) + mse(v, y) + mae(v, y)
                  optimizer adam  train { epochs 1  metrics accuracy, confusion, mae }
                }
                """);

        Result trained = commands.run("train", "side.dl", "--out", "run");

        assertThat(trained.status()).as(trained.err()).isZero();
        Map<String, Object> end = events("end").get(0);
        assertThat(end.keySet())
                .containsExactlyInAnyOrder(
                        "event",
                        "reason",
                        "best_epoch",
                        "test_loss",
                        "test_accuracy",
                        "test_kind_accuracy",
                        "test_confusion",
                        "test_kind_confusion",
                        "test_mae");
        assertThat((List<?>) end.get("test_confusion")).hasSize(2);
        assertThat((List<?>) end.get("test_kind_confusion")).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary_cross_entropy", "hinge"})
    void aBinaryTargetIsMeasuredByItsRanking(String loss) throws IOException {
        Commands commands = with("metrics accuracy");
        commands.write("binary.csv", "x,y\n-1,0\n-2,0\n1,1\n2,1\n0.5,1\n");
        commands.write("side.dl", """
                model Sign {
                  input x: float  target y: binary
                  data { train csv("binary.csv")  test csv("binary.csv")  validation csv("binary.csv") }
                  network { head = x -> dense(1) }
                  loss %s(head, y)  optimizer sgd(lr = 1)
                  train { epochs 20  metrics auc, f1, confusion  early_stopping(monitor = validation.auc, patience = 20) }
                }
                """.formatted(loss));

        Result trained = commands.run("train", "side.dl", "--out", "run");

        assertThat(trained.status()).as(trained.err()).isZero();
        assertThat(events("end").get(0)).containsEntry("test_auc", 1.0);
        assertThat(trained.out()).contains("   0  1\n0  2  0\n1  0  3");
    }
}
