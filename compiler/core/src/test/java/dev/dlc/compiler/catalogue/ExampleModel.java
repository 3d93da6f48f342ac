package dev.dlc.compiler.catalogue;

import dev.dlc.compiler.analyse.Analyser;
import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.augment.Augmentation;
import dev.dlc.compiler.augment.Group;
import dev.dlc.compiler.data.DataSource;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.initializer.Initializer;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.schedule.Schedule;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.stopping.StopRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The smallest model in which the example of an entry stands. */
public final class ExampleModel {
    /** The roots of the catalogue, by the kinds of the language's table. */
    public static final Map<String, Class<?>> ROOTS = Map.ofEntries(
            Map.entry("layers", Layer.class),
            Map.entry("losses", Loss.class),
            Map.entry("optimizers", Optimizer.class),
            Map.entry("schedules", Schedule.class),
            Map.entry("regularizers", Regularizer.class),
            Map.entry("initialisers", Initializer.class),
            Map.entry("metrics", Metric.class),
            Map.entry("augmentations", Augmentation.class),
            Map.entry("groups of augmentations", Group.class),
            Map.entry("ends of the training", StopRule.class),
            Map.entry("data", DataSource.class));

    private ExampleModel() {}

    /** The text of the model for an entry below {@code root}. */
    public static String text(Class<?> root, Signature<?> entry) {
        Example example = entry.example().orElseThrow(() -> new AssertionError(entry.name() + " has no @Example"));
        String sizes = Arrays.stream(example.input()).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        String input = sizes.isEmpty() ? "float" : "float[" + sizes + "]";
        String given = example.value();
        if (root == Layer.class) {
            return "model M { input x: " + input + "  target y: float  network { head = x -> " + given
                    + "  flat = head -> flatten -> dense(1) }  loss mse(flat, y)  optimizer sgd }";
        }
        if (root == Augmentation.class || root == Group.class) {
            return "model M { input x: " + input + "  target y: float  augment x { " + given
                    + " }  network { head = x -> flatten -> dense(1) }  loss mse(head, y)  optimizer sgd }";
        }
        String target = example.target().isEmpty() ? "y: float" : example.target();
        if (root == DataSource.class) {
            return "model M { input x: " + input + "  target " + target + "  data { train " + given
                    + "  scale 1 / 255  validation split(0.1) }  network { head = x -> flatten -> dense(label.classes) }"
                    + "  loss cross_entropy(head, label)  optimizer sgd }";
        }
        String loss = root == Loss.class ? given : lossOf(target);
        return "model M { input x: float[4]  target " + target
                + "  data { train csv(\"a.csv\", x = [a, b, c, d]" + columns(target) + ")  validation split(0.1) }"
                + "  network { head = x -> dense(" + units(target) + ")"
                + (entry.name().equals("kl_divergence") ? " -> softmax" : "") + " }  loss " + loss
                + (root == Optimizer.class ? "  optimizer " + given : "  optimizer sgd")
                + (root == Schedule.class ? "  schedule " + given : "")
                + (root == Initializer.class ? "  init { default " + given + " }" : "")
                + (root == Regularizer.class ? "  regularize { " + given + " }" : "")
                + (root == StopRule.class ? "  train { " + given + " }" : "")
                + (root == Metric.class ? "  train { metrics " + given + " }" : "") + " }";
    }

    private static String lossOf(String target) {
        String name = target.substring(0, target.indexOf(':'));
        String loss =
                target.contains("class") ? "cross_entropy" : target.contains("binary") ? "binary_cross_entropy" : "mse";
        return loss + "(head, " + name + ")";
    }

    private static String columns(String target) {
        return target.equals("y: float[3]") ? ", y = [e, f, g]" : "";
    }

    private static String units(String target) {
        return target.contains("[") ? target.substring(target.indexOf('[') + 1, target.indexOf(']')) : "1";
    }

    /** The model of a text. */
    public static Model analyse(String text) {
        Problems problems = new Problems();
        Imports none = Imports.NONE;
        List<Model> models =
                Analyser.analyse(Parser.parse(new SourceFile("test.dl", text), problems), none, Map.of(), problems);
        if (!problems.sorted().isEmpty() || models.size() != 1) {
            throw new AssertionError(problems.sorted() + "\n" + text);
        }
        return models.get(0);
    }

    /** The call of a layer in its example. */
    static LayerCall call(Signature<?> layer) {
        return analyse(text(Layer.class, layer)).layers().stream()
                .filter(call -> call.layer().getClass() == layer.type())
                .findFirst()
                .orElseThrow();
    }
}
