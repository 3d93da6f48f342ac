package dev.dlc.compiler.parse;

import dev.dlc.grammar.DlLexer;
import java.util.List;

/** A bracket that waits for its partner. */
final class OpenBracket {
    /** How far back the word is looked for that a brace belongs to. */
    private static final int FARTHEST = 40;

    final Piece bracket;
    final int index;
    final int indentation;
    final String owner;
    final boolean ofModel;
    /** Where its body surely ended: the first line that is indented no more than the line of the bracket. */
    int ended = -1;
    /** A malformed string or comment may have swallowed its partner. */
    boolean swallowed;

    /**
     * @param index of the bracket among the tokens
     * @param indentation of its line
     * @param owner what it belongs to, see {@link #owner}
     * @param ofModel it holds the sections of a model
     */
    OpenBracket(Piece bracket, int index, int indentation, String owner, boolean ofModel) {
        this.bracket = bracket;
        this.index = index;
        this.indentation = indentation;
        this.owner = owner;
        this.ofModel = ofModel;
    }

    /** The type of its partner. */
    int closer() {
        return bracket.getType() + 1;
    }

    String closerText() {
        return switch (closer()) {
            case DlLexer.RIGHT_BRACE -> "}";
            case DlLexer.RIGHT_BRACKET -> "]";
            default -> ")";
        };
    }

    /** What a bracket behind the token at {@code index} belongs to, as the reader would call it; empty if it cannot be told. */
    static String owner(List<Piece> pieces, int index, int bracket) {
        if (bracket == DlLexer.LEFT_BRACE) {
            for (int i = index; i >= 0 && i > index - FARTHEST; i--) {
                int type = pieces.get(i).getType();
                if (type >= DlLexer.IF && type <= DlLexer.REPEAT || type >= DlLexer.BLOCK && type <= DlLexer.TRAIN) {
                    boolean named = type == DlLexer.MODEL || type == DlLexer.BLOCK || type == DlLexer.AUGMENT;
                    String word = pieces.get(i).getText();
                    return named && i < index ? word + " " + pieces.get(i + 1).getText() : word;
                }
                if (type == DlLexer.LEFT_BRACE || type == DlLexer.RIGHT_BRACE || type == DlLexer.ARROW) {
                    break;
                }
            }
        }
        return index >= 0 && Tokens.isWord(pieces.get(index).getType())
                ? pieces.get(index).getText()
                : "";
    }
}
