package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.HashSet;
import java.util.Set;

/** Passes on the problems of one file, without those that only follow from an earlier one. */
final class Reports {
    /** A file with more is no {@code .dl} file, and nobody reads on. */
    private static final int LIMIT = 50;

    private final SourceFile file;
    private final Problems problems;
    private final Set<Integer> linesWithBadText = new HashSet<>();
    private int count;

    Reports(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    SourceFile file() {
        return file;
    }

    int count() {
        return count;
    }

    /** A word of the text is malformed: the form of its line will look wrong as well. */
    void text(Diagnostic diagnostic) {
        linesWithBadText.add(diagnostic.span().line());
        add(diagnostic);
    }

    /** The form is wrong, unless the text of its line is. */
    void form(Diagnostic diagnostic) {
        if (!linesWithBadText.contains(diagnostic.span().line())) {
            add(diagnostic);
        }
    }

    void form(Span span, String message, String... help) {
        form(Diagnostic.of(Code.SYNTAX, span, message, help));
    }

    private void add(Diagnostic diagnostic) {
        if (count < LIMIT) {
            problems.add(diagnostic);
        }
        count++;
    }
}
