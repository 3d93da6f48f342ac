package dev.dlc.compiler.diagnostic;

import dev.dlc.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Applies the replacements that diagnostics offer to the text of a file. */
public final class Fixes {
    private Fixes() {}

    /**
     * The diagnostics whose fixes change this file and can be applied together, in the order of their places: of two that
     * overlap the first. The others may follow once the file has been compiled again.
     */
    public static List<Diagnostic> applicable(SourceFile file, List<Diagnostic> diagnostics) {
        List<Diagnostic> sorted = diagnostics.stream()
                .filter(diagnostic -> diagnostic.fix().isPresent())
                .filter(diagnostic -> fix(diagnostic).span().file().equals(file))
                .sorted(Comparator.comparing(
                        diagnostic -> fix(diagnostic).span().start()))
                .toList();
        List<Diagnostic> chosen = new ArrayList<>();
        int free = 0;
        for (Diagnostic diagnostic : sorted) {
            if (fix(diagnostic).span().start() >= free) {
                chosen.add(diagnostic);
                // one past the end: what two fixes insert at one place is no replacement that either meant
                free = fix(diagnostic).span().end() + 1;
            }
        }
        return chosen;
    }

    /** The text of the file with the fixes of these diagnostics, which are {@link #applicable} together. */
    public static String apply(SourceFile file, List<Diagnostic> diagnostics) {
        var text = new StringBuilder();
        int copied = 0;
        for (Diagnostic diagnostic : diagnostics) {
            Diagnostic.Fix fix = fix(diagnostic);
            text.append(file.text(), copied, fix.span().start()).append(fix.replacement());
            copied = fix.span().end();
        }
        return text.append(file.text().substring(copied)).toString();
    }

    private static Diagnostic.Fix fix(Diagnostic diagnostic) {
        return diagnostic.fix().orElseThrow();
    }
}
