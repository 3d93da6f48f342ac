package dev.dlc.compiler.parse;

import dev.dlc.grammar.DlLexer;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Pair;

/** A token with what recovery needs to know of it. */
final class Piece extends CommonToken {
    private static final long serialVersionUID = 1L;

    /** No other token stands before it on its line. */
    final boolean firstOnLine;
    /** It is not in the text; it has no width. */
    final boolean inserted;
    /** Nothing that is found wrong here may be told: it follows from a problem already reported. */
    boolean muted;
    /** Its text is malformed, which is reported. */
    boolean malformed;
    /** A comment without its end begins behind it, and has swallowed all that follows. */
    boolean lastBeforeComment;

    Piece(Token token, boolean firstOnLine) {
        super(token);
        this.firstOnLine = firstOnLine;
        this.inserted = false;
    }

    private Piece(int type, Piece before) {
        super(
                new Pair<>(before.getTokenSource(), before.getInputStream()),
                type,
                Token.DEFAULT_CHANNEL,
                end(before),
                end(before) - 1);
        setLine(before.getLine());
        setCharPositionInLine(before.getCharPositionInLine() + end(before) - before.getStartIndex());
        this.firstOnLine = false;
        this.inserted = true;
    }

    /** A token that the text lacks, right behind {@code before}. */
    static Piece insertedAfter(Piece before, int type, String text) {
        var piece = new Piece(type, before);
        piece.setText(text);
        return piece;
    }

    /** True for a bracket that the text lacks. */
    boolean isMended() {
        return inserted && getType() != DlLexer.SEMICOLON;
    }

    private static int end(Piece piece) {
        return piece.getType() == Token.EOF ? piece.getStartIndex() : piece.getStopIndex() + 1;
    }
}
