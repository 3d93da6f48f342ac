package dev.dlc.compiler.analyse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Weight;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tests of the analyser share. */
final class Analysing {
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> overrides = new HashMap<>();
    private final Problems problems = new Problems();

    static Analysing text(String text) {
        return new Analysing().file("test.dl", text);
    }

    /**
     * A model with the input {@code x} of 8 features and the target {@code t} of two numbers; its network must make {@code
     * head} of two numbers, and begins in line 4.
     */
    static String network(String values) {
        return model("input x: float[8]", values);
    }

    /** The same with the input {@code image} of 3 channels, 8 pixels high and wide. */
    static String images(String values) {
        return model("input image: float[3, 8, 8]", values);
    }

    private static String model(String input, String values) {
        return """
                model M { %s  target t: float[2]
                optimizer sgd  loss mse(head, t)
                network {
                %s
                } }
                """.formatted(input, values);
    }

    Analysing file(String name, String text) {
        files.put(name, text);
        return this;
    }

    Analysing define(String name, String value) {
        overrides.put(name, value);
        return this;
    }

    List<Model> models() {
        Imports imports =
                (importing, path) -> Optional.ofNullable(files.get(path)).map(text -> new SourceFile(path, text));
        var unit = Parser.parse(new SourceFile("test.dl", files.get("test.dl")), problems);
        return Analyser.analyse(unit, imports, overrides, problems);
    }

    List<Diagnostic> diagnostics() {
        models();
        return problems.sorted();
    }

    /** Each problem as {@code line:column code message}. */
    List<String> problems() {
        return diagnostics().stream().map(Analysing::line).toList();
    }

    /** The only problem. */
    Diagnostic problem() {
        assertThat(problems()).hasSize(1);
        return problems.sorted().get(0);
    }

    /** The only model of a file without problems. */
    Model model() {
        List<Model> models = models();
        assertThat(problems.sorted()).extracting(Analysing::line).isEmpty();
        assertThat(models).hasSize(1);
        return models.get(0);
    }

    static List<String> paths(Model model) {
        return model.layers().stream().map(LayerCall::path).toList();
    }

    /** Each layer as {@code path -> shape}. */
    static List<String> shapes(Model model) {
        return model.layers().stream()
                .map(layer -> layer.path() + " -> " + layer.shape())
                .toList();
    }

    static List<String> weights(Model model) {
        return model.weights().stream()
                .map(weight -> weight.path() + " " + weight.shape())
                .toList();
    }

    static Weight weight(Model model, String path) {
        return model.weights().stream()
                .filter(weight -> weight.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    static String line(Diagnostic problem) {
        return problem.span().line() + ":" + problem.span().column() + " "
                + problem.code().number() + " " + problem.message();
    }
}
