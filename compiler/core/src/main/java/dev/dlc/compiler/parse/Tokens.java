package dev.dlc.compiler.parse;

import dev.dlc.grammar.DlLexer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The tokens of a file, whose brackets all have their partners, by their index. */
final class Tokens {
    private static final Set<Integer> DECLARATION_WORDS =
            Set.of(DlLexer.IMPORT, DlLexer.PARAM, DlLexer.BLOCK, DlLexer.MODEL);
    /** After these a line cannot end. */
    private static final Set<Integer> CONTINUED = Set.of(
            DlLexer.COMMA,
            DlLexer.ASSIGN,
            DlLexer.ARROW,
            DlLexer.PLUS,
            DlLexer.MINUS,
            DlLexer.STAR,
            DlLexer.SLASH,
            DlLexer.CARET,
            DlLexer.AND,
            DlLexer.OR,
            DlLexer.NOT,
            DlLexer.EQUAL,
            DlLexer.NOT_EQUAL,
            DlLexer.LESS,
            DlLexer.LESS_OR_EQUAL,
            DlLexer.GREATER,
            DlLexer.GREATER_OR_EQUAL,
            DlLexer.RANGE,
            DlLexer.EXCLUSIVE_RANGE,
            DlLexer.DOT,
            DlLexer.COLON);

    private final List<Piece> pieces;
    private final int[] partner;
    private final int[] enclosing;

    /** @param pieces their brackets are balanced */
    Tokens(List<Piece> pieces) {
        this.pieces = pieces;
        this.partner = new int[pieces.size()];
        this.enclosing = new int[pieces.size()];
        Arrays.fill(partner, -1);
        int open = -1;
        for (int i = 0; i < pieces.size(); i++) {
            if (isCloser(type(i))) {
                partner[open] = i;
                partner[i] = open;
                open = enclosing[open];
            }
            enclosing[i] = open;
            if (isOpener(type(i))) {
                open = i;
            }
        }
    }

    List<Piece> pieces() {
        return pieces;
    }

    Piece get(int index) {
        return pieces.get(index);
    }

    int type(int index) {
        return index < 0 || index >= pieces.size()
                ? DlLexer.EOF
                : pieces.get(index).getType();
    }

    /** The other of a pair of brackets. */
    int partner(int index) {
        return partner[index];
    }

    /** The bracket within which a token stands, -1 for none; a bracket stands outside of itself. */
    int enclosing(int index) {
        return enclosing[index];
    }

    static boolean isOpener(int type) {
        return type == DlLexer.LEFT_BRACE || type == DlLexer.LEFT_PARENTHESIS || type == DlLexer.LEFT_BRACKET;
    }

    static boolean isCloser(int type) {
        return type == DlLexer.RIGHT_BRACE || type == DlLexer.RIGHT_PARENTHESIS || type == DlLexer.RIGHT_BRACKET;
    }

    static boolean isWord(int type) {
        return type == DlLexer.IDENTIFIER || type >= DlLexer.IMPORT && type <= DlLexer.NONE;
    }

    /** True for the words that are never names. */
    static boolean isReserved(int type) {
        return type >= DlLexer.IF && type <= DlLexer.NONE;
    }

    static boolean isSectionWord(int type) {
        return type >= DlLexer.INPUT && type <= DlLexer.TRAIN;
    }

    static boolean isDeclarationWord(int type) {
        return DECLARATION_WORDS.contains(type);
    }

    /** True where a line that begins with this token goes on with the one before. */
    static boolean continues(int type) {
        return CONTINUED.contains(type) && type != DlLexer.NOT || isCloser(type) || type == DlLexer.ELSE;
    }

    /** True where a line that ends with this token goes on with the next. */
    static boolean goesOn(int type) {
        return CONTINUED.contains(type) || isOpener(type);
    }

    /** True if a line that begins with these tokens is surely a declaration. */
    static boolean beginsDeclaration(int type, int next, int third) {
        return switch (type) {
            case DlLexer.IMPORT -> next == DlLexer.STRING;
            case DlLexer.PARAM -> isWord(next) && third == DlLexer.COLON;
            case DlLexer.BLOCK -> isWord(next) && (third == DlLexer.LEFT_BRACE || third == DlLexer.LEFT_PARENTHESIS);
            case DlLexer.MODEL -> isWord(next) && third == DlLexer.LEFT_BRACE;
            default -> false;
        };
    }

    /** True if a line of a model that begins with these tokens is a section. */
    static boolean beginsSection(int type, int next) {
        return isSectionWord(type) && !CONTINUED.contains(next) && !isCloser(next);
    }

    /**
     * True if a section begins where the one before lacks its value: {@code loss}, then on the next line {@code optimizer adam}.
     * By the grammar alone that is a loss called {@code optimizer}, and a section called {@code adam}.
     */
    boolean hasSectionWithoutValue() {
        for (int i = 1; i < pieces.size(); i++) {
            int before = type(i - 1);
            if ((before == DlLexer.LOSS || before == DlLexer.OPTIMIZER || before == DlLexer.SCHEDULE)
                    && pieces.get(i).firstOnLine
                    && isSectionWord(type(i))
                    && isInModel(i)
                    && (isWord(type(i + 1)) || type(i + 1) == DlLexer.LEFT_BRACE)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The same with a {@code ;} before each line that surely begins a new item, so that a mistake cannot drag the following
     * line into its item. Only for files that have a mistake: line ends mean nothing.
     */
    Tokens separated() {
        List<Piece> separated = new ArrayList<>(pieces.size() + 64);
        for (int i = 0; i < pieces.size(); i++) {
            if (i > 0 && pieces.get(i).firstOnLine && beginsItem(i)) {
                separated.add(Piece.insertedAfter(pieces.get(i - 1), DlLexer.SEMICOLON, ";"));
            }
            separated.add(pieces.get(i));
        }
        return new Tokens(separated);
    }

    private boolean beginsItem(int index) {
        int type = type(index);
        int next = type(index + 1);
        if (enclosing[index] < 0) {
            // two words never stand side by side in a value
            return DECLARATION_WORDS.contains(type)
                    || CONTINUED.contains(type(index - 1))
                            && isWord(type)
                            && type != DlLexer.ELSE
                            && (isWord(next) || next == DlLexer.STRING)
                            && isAligned(index, 0);
        }
        if (isInModel(index)) {
            // no section has a value with these behind a section's word: it is a mistake of its own
            boolean mistaken =
                    next == DlLexer.ASSIGN || next == DlLexer.ARROW || next == DlLexer.COLON && !isPort(index);
            return beginsSection(type, next) || isSectionWord(type) && mistaken;
        }
        if (type(enclosing[index]) != DlLexer.LEFT_BRACE || !isWord(type)) {
            return false;
        }
        int owner = type(enclosing[index] - 1);
        boolean settings = owner == DlLexer.DATA || owner == DlLexer.TRAIN;
        return settings
                ? next != DlLexer.ASSIGN && !CONTINUED.contains(type(index - 1))
                : next == DlLexer.ASSIGN
                        || (next == DlLexer.EQUAL || next == DlLexer.COLON) && isAligned(index, enclosing[index] + 1);
    }

    /** The name of an input or target, on a line of its own. */
    private boolean isPort(int index) {
        return type(index - 1) == DlLexer.INPUT || type(index - 1) == DlLexer.TARGET;
    }

    private boolean isAligned(int index, int other) {
        return pieces.get(index).getCharPositionInLine() == pieces.get(other).getCharPositionInLine();
    }

    private boolean isInModel(int index) {
        int open = enclosing[index];
        return open >= 0 && type(open) == DlLexer.LEFT_BRACE && type(open - 2) == DlLexer.MODEL && enclosing[open] < 0;
    }
}
