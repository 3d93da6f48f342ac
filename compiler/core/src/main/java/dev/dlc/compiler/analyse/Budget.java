package dev.dlc.compiler.analyse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.Span;

/**
 * Bounds the expansion: iterations and uses of blocks together, so that what doubles at each level ends, too; and the expressions that are
 * read on the way, as each use may have long ones.
 */
final class Budget {
    /** More iterations of one loop than this cannot be meant. */
    static final long MOST_ITERATIONS = 100_000;

    private static final int MOST = 100_000;
    /** A layer with its arguments takes some ten. */
    private static final int MOST_EXPRESSIONS = 1_000_000;
    /** Each takes some twenty frames, which are largest where the JVM has not compiled them yet: half of what fits a stack of 1 MB. */
    private static final int DEEPEST = 200;

    private int spent;
    private int expressions;

    void spend(Span span) {
        if (++spent > MOST) {
            throw tooLarge(MOST + " uses of blocks and iterations of loops", span);
        }
    }

    void spendExpression(Span span) {
        if (++expressions > MOST_EXPRESSIONS) {
            throw tooLarge(MOST_EXPRESSIONS + " expressions", span);
        }
    }

    private static ExpansionStopped tooLarge(String what, Span span) {
        return new ExpansionStopped(Diagnostic.of(
                Code.TOO_LARGE,
                span,
                "the network expands to more than " + what,
                "check the counts of its loops, and the blocks that use others more than once"));
    }

    /**
     * Bounds the recursion over blocks, which must end before the stack does.
     *
     * @param depth of nested expressions, those of all blocks on the way counted
     */
    void checkDepth(int depth, Span span) {
        if (depth > DEEPEST) {
            throw new ExpansionStopped(Diagnostic.of(
                    Code.NESTED_TOO_DEEP,
                    span,
                    "the blocks used here are nested too deep",
                    "let fewer blocks use each other in a chain"));
        }
    }
}
