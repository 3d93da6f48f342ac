package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.HashSet;
import java.util.Set;

/** Passes on the problems of one file, without those that only follow from an earlier one. */
final class Reports {
    private final SourceFile file;
    private final Problems problems;
    /** Lines with a mistake that earlier stages found: what later ones find there follows from it. */
    private final Set<Integer> spoiled = new HashSet<>();

    private final Set<Integer> spoiledByThisStage = new HashSet<>();
    private int count;

    Reports(SourceFile file, Problems problems) {
        this.file = file;
        this.problems = problems;
    }

    SourceFile file() {
        return file;
    }

    Span span(Piece piece) {
        return new Span(file, piece.getStartIndex(), Math.max(piece.getStartIndex(), piece.getStopIndex() + 1));
    }

    /** The place where a token ends. */
    Span behind(Piece piece) {
        int end = span(piece).end();
        return new Span(file, end, end);
    }

    int count() {
        return count;
    }

    /** The stages after this one have nothing to add about lines that have a mistake. */
    void nextStage() {
        spoiled.addAll(spoiledByThisStage);
    }

    void add(Diagnostic diagnostic) {
        int line = diagnostic.span().line();
        if (!spoiled.contains(line)) {
            spoiledByThisStage.add(line);
            problems.add(diagnostic);
            count++;
        }
    }
}
