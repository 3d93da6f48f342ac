package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Level;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Option;

/** The options of every command that compiles a file. */
final class ModelOptions {
    @Option(
            names = "-D",
            paramLabel = "NAME=VALUE",
            description = "Sets a param of the file; may be given several times.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The model that is meant, where the file has several.")
    private String model;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "How diagnostics are written to standard error: text (the default) or json.")
    private DiagnosticsReport.Format format = DiagnosticsReport.Format.TEXT;

    @Option(
            names = "--allow",
            paramLabel = "CODE",
            split = ",",
            description = "A warning that is not shown, DL0913; may be given several times.")
    private List<String> allowed = new ArrayList<>();

    Map<String, String> overrides() {
        return overrides;
    }

    /** All models of the file, or the one of {@code --model}. */
    List<Unit> compile(Session session, ModelFiles files, String packageName, Trace trace) throws IOException {
        List<Unit> units = Compilation.compile(
                report(session), files, new Options(packageName, overrides, Precision.FLOAT, trace, allowed()));
        return model == null ? units : List.of(Compilation.choose(units, model));
    }

    /**
     * One model: that of {@code --model}, else the only one.
     *
     * @param params instead of those of {@code -D}
     * @param usual the model where {@code --model} says nothing, or null
     */
    Unit compileOne(Session session, ModelFiles files, Map<String, String> params, RunRecord.Named usual)
            throws IOException {
        List<Unit> units = Compilation.compile(
                report(session), files, new Options("", params, Precision.FLOAT, Trace.NONE, allowed()));
        return model == null && usual != null ? Compilation.recorded(units, usual) : Compilation.choose(units, model);
    }

    private Set<Code> allowed() {
        Set<Code> codes = new HashSet<>();
        for (String number : allowed) {
            codes.add(Code.find(number.strip())
                    .filter(code -> code.level() == Level.WARNING)
                    .orElseThrow(() -> Failure.usage(
                            "--allow: '" + number + "' is not the code of a warning",
                            "it stands in the first line of the warning: --allow DL0913")));
        }
        return codes;
    }

    /** What compiling gives, with its errors and warnings, of which nothing is told. */
    Compiler.Result result(ModelFiles files) throws IOException {
        return Compiler.compile(
                files.main(), files.imports(), new Options("", overrides, Precision.FLOAT, Trace.NONE, allowed()));
    }

    DiagnosticsReport.Format format() {
        return format;
    }

    DiagnosticsReport report(Session session) {
        return new DiagnosticsReport(session, format);
    }
}
