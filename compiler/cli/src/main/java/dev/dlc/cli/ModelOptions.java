package dev.dlc.cli;

import dev.dlc.cli.DiagnosticsReport.Format;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Level;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The options of every command that compiles a file. */
final class ModelOptions {
    private final Argument<Map<String, String>> overrides;
    private final Argument<String> model;
    private final Argument<Format> format;
    private final Argument<List<String>> allowed;

    ModelOptions(Command command) {
        overrides = command.mapOption("-D", "NAME=VALUE", "Sets a param of the file; may be given several times.");
        model = command.option("--model", "NAME", "The model that is meant, where the file has several.");
        format = command.option(
                "--format",
                "FORMAT",
                "How diagnostics are written to standard error: text (the default) or json.",
                Format.class,
                Format.TEXT);
        allowed = command.listOption(
                "--allow", "CODE", "A warning that is not shown, DL0913; may be given several times.");
    }

    Map<String, String> overrides() {
        return overrides.value();
    }

    /** All models of the file, or the one of {@code --model}. */
    List<Unit> compile(Session session, ModelFiles files, String packageName, Trace trace) throws IOException {
        List<Unit> units = Compilation.compile(
                report(session), files, new Options(packageName, overrides(), Precision.FLOAT, trace, allowed()));
        return model.isGiven() ? List.of(Compilation.choose(units, model.value())) : units;
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
        return !model.isGiven() && usual != null
                ? Compilation.recorded(units, usual)
                : Compilation.choose(units, model.value());
    }

    private Set<Code> allowed() {
        Set<Code> codes = new HashSet<>();
        for (String number : allowed.value()) {
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
                files.main(), files.imports(), new Options("", overrides(), Precision.FLOAT, Trace.NONE, allowed()));
    }

    Format format() {
        return format.value();
    }

    DiagnosticsReport report(Session session) {
        return new DiagnosticsReport(session, format());
    }
}
