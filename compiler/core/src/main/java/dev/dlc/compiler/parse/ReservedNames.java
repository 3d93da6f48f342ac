package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.grammar.DlLexer;
import java.util.HashSet;
import java.util.Set;

/**
 * Tells where something is called by a word that only the language may use, and takes the word for a name wherever it cannot be
 * itself: {@code param repeat: int = 2} is one mistake, however often {@code dense(repeat)} follows.
 */
final class ReservedNames {
    /** Their braces hold no values, so that what stands before {@code =} is no name of one. */
    private static final Set<Integer> WITHOUT_VALUES =
            Set.of(DlLexer.DATA, DlLexer.TRAIN, DlLexer.INIT, DlLexer.TRANSFER, DlLexer.REGULARIZE);

    /** What follows a name in a value, and never {@code if}, {@code for} or {@code repeat}. */
    private static final Set<Integer> BEHIND_NAMES = Set.of(
            DlLexer.ARROW,
            DlLexer.COMMA,
            DlLexer.SEMICOLON,
            DlLexer.DOT,
            DlLexer.COLON,
            DlLexer.ASSIGN,
            DlLexer.PLUS,
            DlLexer.STAR,
            DlLexer.SLASH,
            DlLexer.CARET,
            DlLexer.LESS,
            DlLexer.LESS_OR_EQUAL,
            DlLexer.GREATER,
            DlLexer.GREATER_OR_EQUAL,
            DlLexer.EQUAL,
            DlLexer.NOT_EQUAL,
            DlLexer.AND,
            DlLexer.OR,
            DlLexer.RANGE,
            DlLexer.EXCLUSIVE_RANGE,
            DlLexer.EOF);

    /** No condition and no count goes on behind these. */
    private static final Set<Integer> ENDS =
            Set.of(DlLexer.ARROW, DlLexer.COMMA, DlLexer.SEMICOLON, DlLexer.ASSIGN, DlLexer.EOF);

    /** A condition or count of more tokens is none that anybody writes, and a line may be the whole file. */
    private static final int LONGEST = 100;

    private final Tokens tokens;
    private final Set<String> names = new HashSet<>();

    private ReservedNames(Tokens tokens) {
        this.tokens = tokens;
    }

    static void mend(Tokens tokens, Reports reports) {
        var mending = new ReservedNames(tokens);
        mending.tell(reports);
        if (!mending.names.isEmpty()) {
            mending.becomeNames();
        }
    }

    private void tell(Reports reports) {
        for (int i = 0; i < tokens.pieces().size(); i++) {
            Piece piece = tokens.get(i);
            if (Tokens.isReserved(piece.getType()) && !piece.muted && isDeclared(i)) {
                reports.add(Diagnostic.of(
                        Code.SYNTAX,
                        reports.span(piece),
                        "`" + piece.getText() + "` is a word of the language and cannot be a name here",
                        "choose another name"));
                names.add(piece.getText());
                // its line is one that could not be read: what it declares is known by name alone
                piece.malformed = true;
            }
        }
    }

    private boolean isDeclared(int index) {
        int next = tokens.type(index + 1);
        boolean outermost = tokens.enclosing(index) < 0;
        return switch (tokens.type(index - 1)) {
            case DlLexer.PARAM, DlLexer.INPUT, DlLexer.TARGET -> next == DlLexer.COLON;
            case DlLexer.BLOCK -> outermost && (next == DlLexer.LEFT_PARENTHESIS || next == DlLexer.LEFT_BRACE);
            case DlLexer.MODEL -> outermost && next == DlLexer.LEFT_BRACE;
            case DlLexer.FOR -> next == DlLexer.IN;
            case DlLexer.LEFT_PARENTHESIS, DlLexer.COMMA -> next == DlLexer.COLON && isParameter(index);
            default -> next == DlLexer.ASSIGN && isStatement(index);
        };
    }

    private boolean isParameter(int index) {
        int open = tokens.enclosing(index);
        return open >= 0 && tokens.type(open) == DlLexer.LEFT_PARENTHESIS && tokens.type(open - 2) == DlLexer.BLOCK;
    }

    private boolean isStatement(int index) {
        int open = tokens.enclosing(index);
        return open >= 0
                && tokens.type(open) == DlLexer.LEFT_BRACE
                && !WITHOUT_VALUES.contains(tokens.type(open - 1))
                && tokens.type(open - 2) != DlLexer.AUGMENT
                && tokens.type(open - 2) != DlLexer.MODEL;
    }

    private void becomeNames() {
        for (int i = 0; i < tokens.pieces().size(); i++) {
            Piece piece = tokens.get(i);
            if (Tokens.isReserved(piece.getType())
                    && names.contains(piece.getText())
                    && (piece.malformed || !isItself(i))) {
                // a literal may be meant as well: nothing is said of what follows from taking it for a name
                piece.malformed |= isLiteral(piece.getType());
                piece.setType(DlLexer.IDENTIFIER);
            }
        }
    }

    /** True where the word has its own meaning in the language. */
    private boolean isItself(int index) {
        int next = tokens.type(index + 1);
        return switch (tokens.type(index)) {
            case DlLexer.ELSE -> next == DlLexer.IF || next == DlLexer.LEFT_BRACE;
            case DlLexer.FOR -> tokens.type(index + 2) == DlLexer.IN;
            case DlLexer.IF, DlLexer.REPEAT -> !isName(index + 1);
            default -> false;
        };
    }

    private static boolean isLiteral(int type) {
        return type == DlLexer.TRUE || type == DlLexer.FALSE || type == DlLexer.NONE;
    }

    /** True if what stands from {@code next} on follows a name: {@code repeat(3) -> relu}, but not {@code repeat (3) { relu }}. */
    private boolean isName(int next) {
        int behind = next;
        boolean called = tokens.type(next) == DlLexer.LEFT_PARENTHESIS;
        if (called) {
            behind = tokens.partner(next) + 1;
        }
        int type = tokens.type(behind);
        return type == DlLexer.EOF
                || Tokens.isCloser(type)
                || BEHIND_NAMES.contains(type) && !(called && bracesFollow(behind))
                || type == DlLexer.MINUS && !bracesFollow(behind)
                || tokens.get(behind).firstOnLine && !Tokens.goesOn(tokens.type(behind - 1));
    }

    /** {@code if (a) + b > c { … }}: there are braces in the same list, on the same line. */
    private boolean bracesFollow(int from) {
        int index = from;
        int looked = 0;
        while (looked++ < LONGEST
                && !Tokens.isCloser(tokens.type(index))
                && !ENDS.contains(tokens.type(index))
                && !tokens.get(index).firstOnLine) {
            if (tokens.type(index) == DlLexer.LEFT_BRACE) {
                return true;
            }
            index = Tokens.isOpener(tokens.type(index)) ? tokens.partner(index) + 1 : index + 1;
        }
        return false;
    }
}
