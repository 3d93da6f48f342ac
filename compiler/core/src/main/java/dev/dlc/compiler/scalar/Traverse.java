package dev.dlc.compiler.scalar;

import dev.dlc.compiler.scalar.Scalar.Binary;
import dev.dlc.compiler.scalar.Scalar.Call;
import dev.dlc.compiler.scalar.Scalar.Constant;
import dev.dlc.compiler.scalar.Scalar.Operand;
import dev.dlc.compiler.scalar.Scalar.Operator;
import dev.dlc.compiler.scalar.Scalar.Select;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Walks over formulas. */
public final class Traverse {
    private Traverse() {}

    /**
     * Rebuilds a formula from its root to its leaves: what {@code change} answers for a node stands in its place; where it
     * answers null, the node's parts are rebuilt.
     */
    public static Scalar replace(Scalar scalar, UnaryOperator<Scalar> change) {
        Scalar changed = change.apply(scalar);
        if (changed != null) {
            return changed;
        }
        if (scalar instanceof Binary binary) {
            return Simplify.binary(binary.operator(), replace(binary.left(), change), replace(binary.right(), change));
        }
        if (scalar instanceof Call call) {
            List<Scalar> arguments = call.arguments().stream()
                    .map(argument -> replace(argument, change))
                    .collect(Collectors.toList());
            return new Call(call.function(), arguments);
        }
        if (scalar instanceof Select select) {
            return new Select(
                    replace(select.left(), change),
                    replace(select.right(), change),
                    replace(select.then(), change),
                    replace(select.otherwise(), change));
        }
        return scalar;
    }

    /** Replaces each operand {@code i} by {@code operands.get(i)}. */
    public static Scalar substitute(Scalar formula, List<Scalar> operands) {
        return replace(formula, node -> node instanceof Operand operand ? operands.get(operand.index()) : null);
    }

    /** How many arithmetic operations the formula has; a function counts as one. */
    public static int operations(Scalar scalar) {
        if (scalar instanceof Binary binary) {
            return 1 + operations(binary.left()) + operations(binary.right());
        }
        if (scalar instanceof Call call) {
            return 1 + call.arguments().stream().mapToInt(Traverse::operations).sum();
        }
        if (scalar instanceof Select select) {
            return 1
                    + operations(select.left())
                    + operations(select.right())
                    + operations(select.then())
                    + operations(select.otherwise());
        }
        return 0;
    }

    /** True where a part of the formula, or the whole, is {@code sought}. */
    public static boolean contains(Scalar formula, Scalar sought) {
        boolean[] found = {false};
        replace(formula, node -> {
            found[0] |= node.equals(sought);
            return null;
        });
        return found[0];
    }

    /** The operands that stand in the formula, ascending, each once. */
    public static List<Integer> operands(Scalar scalar) {
        TreeSet<Integer> found = new TreeSet<>();
        replace(scalar, node -> {
            if (node instanceof Operand operand) {
                found.add(operand.index());
            }
            return null;
        });
        return List.copyOf(found);
    }

    /** The formula with its operands renumbered from 0 without gaps, in their order. */
    public static Scalar compact(Scalar scalar) {
        List<Integer> used = operands(scalar);
        return replace(
                scalar, node -> node instanceof Operand operand ? new Operand(used.indexOf(operand.index())) : null);
    }

    static boolean isZero(Scalar scalar) {
        return scalar instanceof Constant constant && constant.value() == 0;
    }

    static Scalar negate(Scalar scalar) {
        return Simplify.binary(Operator.MULTIPLY, Scalar.constant(-1), scalar);
    }
}
