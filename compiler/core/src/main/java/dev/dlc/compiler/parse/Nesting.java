package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import dev.dlc.grammar.DlLexer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Finds what would nest too deep for the stages that walk the tree by recursion, before any does. Brackets, prefixes, {@code if}, {@code for} and
 * {@code ^} nest to the right and are counted together; the other operators make trees that are deep on their left.
 */
final class Nesting {
    private static final int DEEPEST = 200;
    private static final int LONGEST = 300;

    /** What is open at one level of brackets. */
    private static final class Level {
        /** Operators that wait for their right side. */
        int waiting;
        /** The depth of the tree of the expression that is being read. */
        int depth;
        /** The deepest tree since the bracket. */
        int deepest;

        void deeper() {
            deepest = Math.max(deepest, ++depth);
        }

        /** Begins another expression; returns how many operators no longer wait. */
        int next() {
            int ended = waiting;
            waiting = 0;
            depth = 0;
            return ended;
        }
    }

    private Nesting() {}

    /** The first place that is too deep. */
    static Optional<Diagnostic> tooDeep(SourceFile file, List<Piece> pieces) {
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(new Level());
        int nested = 0;
        boolean afterOperand = false;
        for (Piece piece : pieces) {
            Level level = levels.peek();
            boolean operand = false;
            switch (piece.getType()) {
                case DlLexer.LEFT_BRACE, DlLexer.LEFT_BRACKET, DlLexer.LEFT_PARENTHESIS -> {
                    if (piece.getType() == DlLexer.LEFT_BRACE) {
                        // What `if` and `for` waited for is there.
                        nested -= level.next();
                    }
                    nested++;
                    levels.push(new Level());
                }
                case DlLexer.RIGHT_BRACE, DlLexer.RIGHT_BRACKET, DlLexer.RIGHT_PARENTHESIS -> {
                    if (levels.size() > 1) {
                        nested -= 1 + levels.pop().waiting;
                        levels.peek().depth = Math.max(levels.peek().depth, level.deepest + 1);
                        levels.peek().deepest = Math.max(levels.peek().deepest, levels.peek().depth);
                    }
                    operand = true;
                }
                case DlLexer.COMMA, DlLexer.SEMICOLON, DlLexer.COLON, DlLexer.ASSIGN, DlLexer.ARROW -> {
                    nested -= level.next();
                }
                case DlLexer.IF, DlLexer.FOR, DlLexer.REPEAT -> {
                    if (afterOperand) {
                        nested -= level.next();
                    }
                    level.waiting++;
                    nested++;
                }
                // Between a name and an expression.
                case DlLexer.IN -> {}
                case DlLexer.NOT, DlLexer.CARET, DlLexer.MINUS -> {
                    if (piece.getType() != DlLexer.MINUS || !afterOperand) {
                        level.waiting++;
                        nested++;
                    }
                    level.deeper();
                }
                case DlLexer.PLUS,
                        DlLexer.STAR,
                        DlLexer.SLASH,
                        DlLexer.AND,
                        DlLexer.OR,
                        DlLexer.EQUAL,
                        DlLexer.NOT_EQUAL,
                        DlLexer.LESS,
                        DlLexer.LESS_OR_EQUAL,
                        DlLexer.GREATER,
                        DlLexer.GREATER_OR_EQUAL,
                        DlLexer.DOT,
                        DlLexer.RANGE,
                        DlLexer.EXCLUSIVE_RANGE -> level.deeper();
                default -> {
                    if (afterOperand) {
                        nested -= level.next();
                    }
                    operand = true;
                }
            }
            afterOperand = operand;
            if (nested > DEEPEST || levels.peek().depth > LONGEST) {
                return Optional.of(
                        report(new Span(file, piece.getStartIndex(), piece.getStopIndex() + 1), nested > DEEPEST));
            }
        }
        return Optional.empty();
    }

    private static Diagnostic report(Span span, boolean nested) {
        return Diagnostic.of(
                Code.NESTED_TOO_DEEP,
                span,
                nested
                        ? "this is nested more than " + DEEPEST + " levels deep"
                        : "this expression has more than " + LONGEST + " operators",
                nested ? "move an inner part into a `block` or a named value" : "give a part of it a name");
    }
}
