package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/** Passes on the problems of one file, without those that only follow from an earlier one. */
final class Reports {
    private final SourceFile file;
    private final Problems problems;
    /** Lines with a mistake that earlier stages found: what later ones find there follows from it. */
    private final Set<Integer> spoiled = new HashSet<>();

    private final Set<Integer> spoiledByThisStage = new HashSet<>();
    /** Lines with a mistake, and those that were skipped because of one. */
    private final BitSet mistaken = new BitSet();
    /** Lines at which braces were paired by guess. */
    private final BitSet guessed = new BitSet();

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

    /** What stands from one token to another could not be read. */
    void skipped(Token first, Token last) {
        mistaken.set(first.getLine(), Math.max(first.getLine(), last.getLine()) + 1);
    }

    /** Where this token stands a brace was put, left out or taken for another. */
    void guessedBrace(Token place) {
        guessed.set(place.getLine());
    }

    BitSet mistaken() {
        return mistaken;
    }

    BitSet guessed() {
        return guessed;
    }

    void add(Diagnostic diagnostic) {
        int line = diagnostic.span().line();
        mistaken.set(line);
        if (!spoiled.contains(line)) {
            spoiledByThisStage.add(line);
            problems.add(diagnostic);
            count++;
        }
    }
}
