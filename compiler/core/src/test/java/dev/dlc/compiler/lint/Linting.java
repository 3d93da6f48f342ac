package dev.dlc.compiler.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Analyser;
import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model that a lint looks at, and the same with its help followed. */
record Linting(String text) {
    private static final Imports NO_IMPORTS = (importing, path) -> Optional.empty();

    /** A network over the input {@code x} of 8 features and {@code image} of 3 channels, 8 pixels high and wide; see {@link #model}. */
    static Linting network(String values) {
        return model(values, "loss mse(head, t)  optimizer adam");
    }

    /**
     * A model with the target {@code t} of two numbers.
     *
     * @param sections beside inputs, target and network
     */
    static Linting model(String values, String sections) {
        return new Linting("""
                model M {
                  input x: float[8]
                  input image: float[3, 8, 8]
                  target t: float[2]
                  network {
                    %s
                    %s
                  }
                  %s
                }
                """.formatted(values, values.contains("image") ? "" : "unused = image -> relu", sections));
    }

    /** The warnings, all of which must be of lints; there must be no errors. */
    List<Diagnostic> warnings() {
        var problems = new Problems();
        SourceUnit unit = Parser.parse(new SourceFile("test.dl", text), problems);
        List<Model> models = Analyser.analyse(unit, NO_IMPORTS, Map.of(), problems);
        assertThat(problems.sorted()).filteredOn(Diagnostic::isError).as(text).isEmpty();
        List<Diagnostic> warnings = new ArrayList<>();
        models.forEach(model -> warnings.addAll(Linter.lint(unit, model)));
        return warnings;
    }

    /** The only warning is this one, at this piece of the text. */
    Linting warns(Code code, String place) {
        List<Diagnostic> warnings = warnings();
        assertThat(warnings).as(text).extracting(Diagnostic::code).containsExactly(code);
        assertThat(warnings.get(0).span().text()).isEqualTo(place);
        return this;
    }

    Linting labels(String... places) {
        assertThat(warnings().get(0).labels())
                .extracting(label -> label.span().text())
                .containsExactly(places);
        return this;
    }

    /** The help, which holds {@code advice}, is followed: the model has no warnings then. */
    void until(String advice, String written, String corrected) {
        assertThat(warnings().get(0).help()).as(text).anyMatch(help -> help.contains(advice));
        replace(written, corrected).silent();
    }

    /** The same model with another piece of text. */
    Linting replace(String written, String other) {
        assertThat(text).contains(written);
        return new Linting(text.replace(written, other));
    }

    void silent() {
        assertThat(warnings()).as(text).isEmpty();
    }
}
