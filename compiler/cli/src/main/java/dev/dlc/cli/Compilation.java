package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.util.List;

/** Compiles a model's files and tells what is wrong with them. */
final class Compilation {
    private Compilation() {}

    /**
     * All models of the file.
     *
     * @throws Failure if there are errors, which have been told then, or no model
     */
    static List<Unit> compile(DiagnosticsReport report, ModelFiles files, Options options) throws IOException {
        Compiler.Result result = Compiler.compile(files.main(), files.imports(), options);
        report.tell(result.diagnostics());
        if (result.hasErrors()) {
            throw Failure.told();
        }
        if (result.units().isEmpty()) {
            throw noModel(files.main());
        }
        return result.units();
    }

    /** At the end of the file, where a model would still be read. */
    private static Failure noModel(SourceFile file) {
        int end = file.text().stripTrailing().length();
        int line = file.line(end);
        return Failure.fault(
                        Code.NO_MODEL,
                        "%s:%d:%d: there is no model in this file".formatted(file.name(), line, file.column(end)),
                        "write: model Name { … }")
                .of(new FileFault(file.name(), "line " + line));
    }

    /**
     * The model that a run's record names.
     *
     * @throws Failure if the run's file has none of this name
     */
    static Unit recorded(List<Unit> units, RunRecord.Named named) {
        return units.stream()
                .filter(unit -> unit.model().name().equals(named.model()))
                .findFirst()
                .orElseThrow(() -> named.unknown()
                        .apply(units.stream().map(unit -> unit.model().name()).toList()));
    }

    /** The model of that name; null takes the only one. */
    static Unit choose(List<Unit> units, String name) {
        List<String> names = units.stream().map(unit -> unit.model().name()).toList();
        if (name == null && units.size() > 1) {
            throw Failure.usage(
                    "the file has several models: " + String.join(", ", names), "choose one with --model NAME");
        }
        if (name == null) {
            return units.get(0);
        }
        int position = names.indexOf(name);
        if (position < 0) {
            throw Failure.usage(
                    "there is no model '" + name + "' in the file",
                    Suggest.nearest(name, names)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("its models are " + String.join(", ", names)));
        }
        return units.get(position);
    }
}
