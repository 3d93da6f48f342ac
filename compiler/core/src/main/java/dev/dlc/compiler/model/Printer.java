package dev.dlc.compiler.model;

import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a model for people: {@code --dump-after=analyse}. Not a format to read back. */
public final class Printer {
    private final StringBuilder out = new StringBuilder();

    private Printer() {}

    public static String print(Model model) {
        var printer = new Printer();
        printer.model(model);
        return printer.out.toString();
    }

    private void model(Model model) {
        line("model " + model.name());
        model.inputs().forEach(port -> port("input", port));
        model.targets().forEach(port -> port("target", port));
        line("");
        model.layers().forEach(this::layer);
        line("");
        model.weights().forEach(this::weight);
        line("");
        for (LossTerm term : model.losses()) {
            line("  loss " + term.factor() + " * " + term.loss() + " of %" + term.value() + " and %" + term.target());
        }
        line("  optimizer " + model.optimizer());
        training(model.training());
        data(model.data());
        for (AugmentSpec augmentation : model.augmentations()) {
            line("  augment " + model.inputs().get(augmentation.input()).name() + " " + call(augmentation.runtime()));
        }
    }

    private void port(String word, Port port) {
        String limit = port.limit() > 0 ? " < " + port.limit() : "";
        String classes = port.classes().isEmpty() ? "" : " " + port.classes();
        line("  %" + port.id() + " = " + word + " " + port.name() + ": " + port.kind() + " " + port.shape() + limit
                + classes);
    }

    private void layer(LayerCall call) {
        String inputs = call.inputs().stream().map(id -> "%" + id).collect(Collectors.joining(", ", "(", ")"));
        line("  %" + call.id() + " = " + call.path() + ": " + call.layer() + " " + inputs + " -> " + call.shape()
                + "   // " + call.span().file().name() + ":" + call.span().line());
    }

    private void weight(Weight weight) {
        String trained = weight.trainable() ? "" : ", not trained";
        String penalties = weight.regularizers().isEmpty() ? "" : ", " + weight.regularizers();
        line("  " + weight.path() + " " + weight.shape() + ": " + weight.role() + ", " + weight.initializer()
                + penalties + trained);
    }

    private void training(TrainSpec training) {
        line("  train epochs " + training.epochs() + ", batch " + training.batch() + ", seed " + training.seed()
                + training.clipNorm().map(norm -> ", clip_norm " + norm).orElse("") + ", metrics "
                + training.metrics());
        line("  schedule " + call(training.schedule().runtime()));
        training.stopping().ifPresent(stopping -> line("  " + stopping));
    }

    private static String call(RuntimeCall call) {
        return call.arguments().stream()
                .map(argument -> argument instanceof RuntimeCall inner ? call(inner) : String.valueOf(argument))
                .collect(Collectors.joining(", ", call.method() + "(", ")"));
    }

    private void data(DataSpec data) {
        data.train().ifPresent(source -> source("train", source));
        data.test().ifPresent(source -> source("test", source));
        data.validation().ifPresent(source -> source("validation", source));
        if (data.validationSplit() > 0) {
            line("  validation split(" + data.validationSplit() + ")");
        }
        if (!data.preparation().equals(DataSpec.Preparation.NONE)) {
            line("  " + data.preparation());
        }
    }

    private void source(String part, DataSpec.Source source) {
        List<DataSpec.Columns> columns = source.columns();
        line("  " + part + " " + source.reader() + " " + source.files() + (columns.isEmpty() ? "" : " " + columns));
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
