package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Renderer;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dlc fix}: does what diagnostics offer to do. */
@Command(
        name = "fix",
        description = "Applies the fixes that diagnostics offer, and tells what is left.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class FixCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "The files to fix; what they import is fixed, too.")
    private List<String> names;

    @Option(names = "--dry-run", description = "Changes nothing, shows what would change as a diff.")
    private boolean dryRun;

    @Option(names = "--warnings", description = "Applies the fixes of warnings, too.")
    private boolean warnings;

    @Mixin
    private ModelOptions modelOptions = new ModelOptions();

    FixCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        boolean good = true;
        for (String name : names) {
            good &= fix(new ProjectFiles(session, name));
        }
        return good ? ExitStatus.DONE : ExitStatus.FAULT;
    }

    private boolean fix(ProjectFiles project) throws IOException {
        FixedFiles files = new FixedFiles(project);
        List<Diagnostic> fixed = files.fix(modelOptions, warnings);
        for (FixedFiles.Change change : files.changes()) {
            if (dryRun) {
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
                .println((dryRun ? "would fix " : "fixed ") + place + ": "
                        + diagnostic.code().number() + ": " + diagnostic.message());
    }
}
