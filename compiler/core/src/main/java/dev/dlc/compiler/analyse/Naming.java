package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Expression;
import java.util.HashMap;
import java.util.Map;

/**
 * Names the steps of one named value, of one iteration, or of what a block lets out: each by its layer or block, the second
 * {@code dense} is {@code dense_2}; iterations by a number that goes on over all loops.
 */
final class Naming {
    private final String prefix;
    private final Expression alone;
    private final Map<String, Integer> steps = new HashMap<>();
    private int iterations;

    /**
     * @param prefix the path so far
     * @param alone the only step, which then has the path so far as its own; or null
     */
    private Naming(String prefix, Expression alone) {
        this.prefix = prefix;
        this.alone = alone;
    }

    static Naming within(String prefix) {
        return new Naming(prefix, null);
    }

    static Naming alone(String prefix, Expression step) {
        return new Naming(prefix, step);
    }

    /** The path of a step. */
    String step(Expression step, String name) {
        if (step == alone) {
            return prefix;
        }
        int count = steps.merge(name, 1, Integer::sum);
        return join(count == 1 ? name : name + "_" + count);
    }

    /** The path of the next iteration. */
    String iteration() {
        return join(String.valueOf(iterations++));
    }

    /** How the steps of a value named here are named. */
    Naming value(String name) {
        return within(join(name));
    }

    private String join(String segment) {
        return prefix.isEmpty() ? segment : prefix + "." + segment;
    }
}
