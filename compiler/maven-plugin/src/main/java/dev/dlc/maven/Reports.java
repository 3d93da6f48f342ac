package dev.dlc.maven;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Renderer;
import dev.dlc.compiler.source.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.codehaus.plexus.build.BuildContext;

/** Tells diagnostics to the console, and to an IDE as markers at their places. */
final class Reports {
    private final BuildContext context;
    private final Log log;
    private final ProjectPaths paths;
    private final Set<Diagnostic> told = new LinkedHashSet<>();

    Reports(BuildContext context, Log log, ProjectPaths paths) {
        this.context = context;
        this.log = log;
        this.paths = paths;
    }

    /** Takes an IDE's markers off a file that is compiled anew. */
    void clear(Path file) {
        context.removeMessages(file.toFile());
    }

    /** Tells each problem once, though several files may import what it is in. */
    void tell(List<Diagnostic> diagnostics) {
        diagnostics.stream().filter(told::add).forEach(this::tell);
    }

    private void tell(Diagnostic diagnostic) {
        Span span = diagnostic.span();
        int severity = diagnostic.isError() ? BuildContext.SEVERITY_ERROR : BuildContext.SEVERITY_WARNING;
        // outside of an IDE this is logged, with the file in front
        context.addMessage(
                paths.file(span.file().name()).toFile(),
                span.line(),
                span.column(),
                headline(diagnostic),
                severity,
                null);
        Renderer.plain(List.of(diagnostic)).lines().skip(1).forEach(diagnostic.isError() ? log::error : log::warn);
    }

    private static String headline(Diagnostic diagnostic) {
        String level = diagnostic.isError() ? "error" : "warning";
        return level + "[" + diagnostic.code().number() + "]: " + diagnostic.message();
    }

    boolean hasErrors() {
        return told.stream().anyMatch(Diagnostic::isError);
    }

    /** @throws MojoFailureException if there were errors, with the place of each as javac's are told, which IDEs link */
    void failOnErrors() throws MojoFailureException {
        List<String> errors = new ArrayList<>();
        for (Diagnostic diagnostic : told) {
            if (diagnostic.isError()) {
                Span span = diagnostic.span();
                errors.add(paths.file(span.file().name()) + ":[" + span.line() + "," + span.column() + "] "
                        + headline(diagnostic));
            }
        }
        if (!errors.isEmpty()) {
            throw new MojoFailureException("the models have "
                    + (errors.size() == 1 ? "an error" : errors.size() + " errors") + "\n" + String.join("\n", errors));
        }
    }
}
