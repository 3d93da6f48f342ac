package dev.dlc.compiler.parse;

import dev.dlc.grammar.DlLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/** Where the lines of a file end and what their braces come to, each found at once for any token. */
final class Layout {
    private final List<Piece> pieces;
    /** How many more braces open than close before the token at an index. */
    private final int[] balance;
    /** How many open before it. */
    private final int[] opened;
    /** The index of the first token on a later line. */
    private final int[] below;

    Layout(List<Piece> pieces) {
        this.pieces = pieces;
        int count = pieces.size();
        balance = new int[count + 1];
        opened = new int[count + 1];
        below = new int[count];
        for (int i = 0; i < count; i++) {
            int type = pieces.get(i).getType();
            int opens = type == DlLexer.LEFT_BRACE ? 1 : 0;
            opened[i + 1] = opened[i] + opens;
            balance[i + 1] = balance[i] + opens - (type == DlLexer.RIGHT_BRACE ? 1 : 0);
        }
        for (int i = count - 1, end = i; i >= 0; i--) {
            below[i] = end;
            end = pieces.get(i).firstOnLine ? i : end;
        }
    }

    /** How many more braces open in the file than close. */
    int balance() {
        return balance[pieces.size()];
    }

    /** The index of the first token below the line of a token; the end of the file is below all of them. */
    int below(int index) {
        return below[index];
    }

    /** How many more braces open than close behind a token, up to the end of its line. */
    int balanceBehind(int index) {
        return balance[below[index]] - balance[Math.min(index + 1, below[index])];
    }

    /** True if a brace opens among the tokens from {@code start} on and before {@code end}. */
    boolean opens(int start, int end) {
        return opened[end] > opened[start];
    }

    /** True for the end of the file, and where a declaration begins, whole or not. */
    boolean endsBody(int index) {
        int type = pieces.get(index).getType();
        return type == Token.EOF
                || Tokens.isDeclarationWord(type)
                        && Tokens.isWord(pieces.get(index + 1).getType());
    }

    static boolean arePaired(List<Piece> pieces) {
        Deque<Integer> open = new ArrayDeque<>();
        for (Piece piece : pieces) {
            int type = piece.getType();
            if (Tokens.isOpener(type)) {
                open.push(type + 1);
            } else if (Tokens.isCloser(type) && (open.isEmpty() || open.pop() != type)) {
                return false;
            }
        }
        return open.isEmpty();
    }
}
