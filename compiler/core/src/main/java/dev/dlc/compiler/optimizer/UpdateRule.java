package dev.dlc.compiler.optimizer;

import dev.dlc.compiler.scalar.Scalar;
import java.util.List;

/**
 * The formula of an optimizer's step over the variables {@code w} (the weight), {@code g} (its gradient), {@code rate} (the
 * learning rate of this step), {@code t} (the number of the step, from 1) and the optimizer's own slots and factors.
 *
 * @param slots names of the numbers kept for each weight from step to step; they start at 0
 * @param factors computed once a step in double precision, each may use those before it, {@code rate} and {@code t}
 * @param assignments for each weight, in order; each sees the values that those before it assigned; a name that is neither
 *     {@code w} nor a slot is a local
 */
public record UpdateRule(List<String> slots, List<Assignment> factors, List<Assignment> assignments) {
    public UpdateRule {
        slots = List.copyOf(slots);
        factors = List.copyOf(factors);
        assignments = List.copyOf(assignments);
    }

    /** {@code variable = value}. */
    public record Assignment(String variable, Scalar value) {}
}
