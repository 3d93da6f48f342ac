package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Renderer;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.util.List;

/** {@code dlc fix}: does what diagnostics offer to do. */
final class FixCommand extends Command {
    private final Argument<List<String>> names =
            parameters(1, "FILE", "The files to fix; what they import is fixed, too.");
    private final Argument<Boolean> dryRun = flag("--dry-run", "Changes nothing, shows what would change as a diff.");
    private final Argument<Boolean> warnings = flag("--warnings", "Applies the fixes of warnings, too.");
    private final ModelOptions modelOptions = new ModelOptions(this);

    FixCommand(Session session) {
        super(session, "fix", "Applies the fixes that diagnostics offer, and tells what is left.");
    }

    @Override
    public Integer call() throws IOException {
        boolean good = true;
        for (String name : names.value()) {
            good &= fix(new ProjectFiles(session, name));
        }
        return good ? ExitStatus.DONE : ExitStatus.FAULT;
    }

    private boolean fix(ProjectFiles project) throws IOException {
        FixedFiles files = new FixedFiles(project);
        List<Diagnostic> fixed = files.fix(modelOptions, warnings.value());
        for (FixedFiles.Change change : files.changes()) {
            if (dryRun.value()) {
                session.out()
                        .print(LineDiff.of(
                                change.before().name(), change.before().text(), change.after()));
            } else {
                TextWriter.replace(project.path(change.before()), change.after());
            }
        }
        fixed.forEach(this::tell);
        List<Diagnostic> left = files.diagnostics();
        modelOptions.report(session).tell(left);
        return left.stream().noneMatch(Diagnostic::isError);
    }

    private void tell(Diagnostic diagnostic) {
        if (modelOptions.format() == DiagnosticsReport.Format.JSON) {
            session.out().println(Renderer.jsonLine(diagnostic));
            return;
        }
        SourceFile file = diagnostic.span().file();
        String place = file.name() + ":" + diagnostic.span().line() + ":"
                + diagnostic.span().column();
        session.out()
                .println((dryRun.value() ? "would fix " : "fixed ") + place + ": "
                        + diagnostic.code().number() + ": " + diagnostic.message());
    }
}
