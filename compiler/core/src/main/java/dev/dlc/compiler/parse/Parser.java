package dev.dlc.compiler.parse;

import dev.dlc.compiler.ast.Damage;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.syntax.SyntaxTree;
import dev.dlc.grammar.DlParser;
import java.util.List;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Reads the text of a file into its syntax tree. */
public final class Parser {
    private Parser() {}

    /**
     * The tree of a file. What is wrong with its form goes to {@code problems}; the tree then lacks what could not be read, which
     * its {@link SourceUnit#damage} tells.
     */
    public static SourceUnit parse(SourceFile file, Problems problems) {
        var reports = new Reports(file, problems);
        List<Piece> pieces = Scanner.scan(reports);
        var tooLarge = Nesting.tooDeep(file, pieces).or(() -> Scanner.tooMany(file, pieces));
        if (tooLarge.isPresent()) {
            problems.add(tooLarge.get());
            return unread(file);
        }
        reports.nextStage();
        DlParser.FileContext tree = whole(pieces, reports);
        if (tree == null) {
            Tokens paired = new Tokens(Brackets.pair(reports, pieces));
            ReservedNames.mend(paired, reports);
            Tokens tokens = paired.separated();
            reports.nextStage();
            tokens.pieces().stream()
                    .filter(piece -> piece.muted || piece.malformed || piece.isMended())
                    .forEach(piece -> reports.skipped(piece, piece));
            try {
                tree = recovering(tokens, reports);
            } catch (Problems.Enough e) {
                return unread(file);
            }
            reports.nextStage();
        }
        return new DeclarationReader(reports).unit(tree);
    }

    /** What is left of a file that is not worth reading further. */
    private static SourceUnit unread(SourceFile file) {
        var damage = new Damage();
        damage.add(file, 1, file.lineCount());
        return new SourceUnit(file, List.of(), damage);
    }

    /**
     * A file as it is written, with its comments.
     *
     * @param file whose form {@link #parse} has no problem with, and whose lines end with {@code \n}
     */
    public static SyntaxTree syntax(SourceFile file) {
        var reports = new Reports(file, new Problems());
        List<Piece> pieces = Scanner.scan(reports);
        DlParser.FileContext tree = whole(pieces, reports);
        if (tree == null) {
            throw new IllegalArgumentException(file.name() + " has mistakes");
        }
        return SyntaxReader.read(file, pieces, tree);
    }

    /** The tree of a file without mistakes; null if there is one. */
    private static DlParser.FileContext whole(List<Piece> pieces, Reports reports) {
        if (reports.count() > 0 || !Layout.arePaired(pieces)) {
            return null;
        }
        Tokens tokens = new Tokens(pieces);
        if (tokens.hasSectionWithoutValue()) {
            return null;
        }
        try {
            DlParser parser = parser(tokens);
            parser.setInterpreter(new Prediction(parser, PredictionMode.SLL));
            parser.setErrorHandler(new BailErrorStrategy());
            return parser.file();
        } catch (ParseCancellationException e) {
            // a mistake, or a place where SLL is too weak: only the full algorithm can tell
        }
        try {
            DlParser parser = parser(tokens);
            parser.setInterpreter(new Prediction(parser, PredictionMode.LL));
            parser.setErrorHandler(new BailErrorStrategy());
            return parser.file();
        } catch (ParseCancellationException e) {
            return null;
        }
    }

    private static DlParser.FileContext recovering(Tokens tokens, Reports reports) {
        DlParser parser = parser(tokens);
        parser.setInterpreter(new DeepestPrediction(parser));
        parser.setErrorHandler(new Recovery(tokens, new Explanation(tokens, reports), reports));
        return parser.file();
    }

    private static DlParser parser(Tokens tokens) {
        var stream = new CommonTokenStream(new ListTokenSource(tokens.pieces()));
        stream.fill();
        var parser = new DlParser(stream);
        parser.removeErrorListeners();
        return parser;
    }
}
