package dev.dlc.compiler.parse;

import dev.dlc.grammar.DlLexer;
import java.util.ArrayDeque;
import java.util.Deque;

/** The brackets that wait for their partners. */
final class OpenBrackets {
    private final Deque<OpenBracket> stack = new ArrayDeque<>();

    boolean isEmpty() {
        return stack.isEmpty();
    }

    void push(OpenBracket open) {
        stack.push(open);
    }

    OpenBracket pop() {
        return stack.pop();
    }

    /** The innermost; null if there is none. */
    OpenBracket peek() {
        return stack.peek();
    }

    boolean areBraces() {
        return stack.stream().allMatch(open -> open.closer() == DlLexer.RIGHT_BRACE);
    }

    /** The partners of so many of the innermost may stand where they are not seen. */
    void swallow(long count) {
        stack.stream().limit(count).forEach(open -> open.swallowed = true);
    }

    /** Before a line: what of them surely ended, with the next token to come. */
    void noteEnds(int lineIndentation, int index) {
        for (OpenBracket open : stack) {
            if (open.ended < 0 && lineIndentation <= open.indentation) {
                open.ended = index;
            }
        }
    }

    /** Null if there is none. */
    OpenBracket innermostBrace() {
        return stack.stream()
                .filter(open -> open.closer() == DlLexer.RIGHT_BRACE)
                .findFirst()
                .orElse(null);
    }

    /** The brace of the model that a line is indented within; null if there is none. */
    OpenBracket model(int lineIndentation) {
        return stack.stream()
                .filter(open -> open.ofModel && open.indentation < lineIndentation)
                .findFirst()
                .orElse(null);
    }

    /** The innermost that may go on, if it is a brace that a line is indented within; otherwise null. */
    OpenBracket goingOn(int lineIndentation) {
        return stack.stream()
                .filter(open -> open.ended < 0)
                .findFirst()
                .filter(open -> open.closer() == DlLexer.RIGHT_BRACE && open.indentation < lineIndentation)
                .orElse(null);
    }

    /** True if all that are open within a bracket have surely ended; all of them if it is null. */
    boolean haveEndedWithin(OpenBracket around) {
        return stack.stream().takeWhile(open -> open != around).allMatch(open -> open.ended >= 0);
    }

    /** What looked like the end of an outer bracket, but lies within this pair, was none: pairs don't cross. */
    void forgetEndsWithin(OpenBracket open, int end) {
        stack.stream()
                .filter(outer -> outer.ended > open.index && outer.ended < end)
                .forEach(outer -> outer.ended = -1);
    }

    /** True if a bracket is open that it closes; parentheses never close over a brace. */
    boolean canClose(int type) {
        for (OpenBracket open : stack) {
            if (open.closer() == type) {
                return true;
            }
            if (type != DlLexer.RIGHT_BRACE && open.closer() == DlLexer.RIGHT_BRACE) {
                return false;
            }
        }
        return false;
    }

    /** True if the brace stands below the line of an outer brace, left of the line of the innermost. */
    boolean closesOuter(Piece closer) {
        int column = closer.getCharPositionInLine();
        return closer.firstOnLine
                && column < stack.peek().indentation
                && stack.stream().anyMatch(open -> open.closer() == DlLexer.RIGHT_BRACE && open.indentation == column);
    }
}
