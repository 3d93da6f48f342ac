package dev.dlc.compiler.differentiate;

import dev.dlc.compiler.graph.Elementwise;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.scalar.Derivative;
import dev.dlc.compiler.scalar.Scalar;
import dev.dlc.compiler.scalar.Traverse;
import java.util.ArrayList;
import java.util.List;

/** The gradient of a formula: for each input another formula, derived symbolically. */
final class ElementwiseGradient {
    private static final Scalar ZERO = Scalar.constant(0);

    private ElementwiseGradient() {}

    static void give(Differentiate.InNode node, Scalar formula) {
        for (int i = 0; i < node.inputs(); i++) {
            if (node.wants(i)) {
                Value input = node.input(i);
                Value gradient = gradient(node, formula, Derivative.of(formula, Scalar.operand(i)));
                node.give(i, Broadcasting.undo(node, gradient, input.shape(), input.batched()));
            }
        }
    }

    /** {@code dy * derivative}; operands of the derivative are the inputs. */
    private static Value gradient(Differentiate.InNode node, Scalar formula, Scalar derivative) {
        Value dy = node.gradient();
        if (derivative.equals(Scalar.constant(1))) {
            return dy;
        }
        List<Value> operands = new ArrayList<>();
        for (int i = 0; i < node.inputs(); i++) {
            operands.add(node.input(i));
        }
        operands.add(node.output(0));
        operands.add(dy);
        Scalar product = Scalar.operand(node.inputs() + 1)
                .times(throughOutput(formula, derivative, Scalar.operand(node.inputs())));
        return node.add(
                new Elementwise(Traverse.compact(product), dy.shape()),
                Traverse.operands(product).stream().map(operands::get).toArray(Value[]::new));
    }

    /**
     * Lets the derivative read the output where it stands for something computed already: tanh, sigmoid, exp in their own
     * derivatives, and the sign of a rectifier's input, which is the sign of its output.
     */
    private static Scalar throughOutput(Scalar formula, Scalar derivative, Scalar output) {
        if (formula instanceof Scalar.Operand || formula instanceof Scalar.Constant) {
            return derivative;
        }
        return Traverse.replace(derivative, part -> {
            if (part.equals(formula)) {
                return output;
            }
            if (part instanceof Scalar.Select select
                    && select.right().equals(ZERO)
                    && isRectifier(formula, select.left())) {
                return new Scalar.Select(output, ZERO, select.then(), select.otherwise());
            }
            return null;
        });
    }

    /** True for {@code x > 0 ? x : slope * x} with a slope of 0 or more: it is above 0 exactly where x is. */
    private static boolean isRectifier(Scalar formula, Scalar x) {
        return formula instanceof Scalar.Select select
                && select.left().equals(x)
                && select.right().equals(ZERO)
                && select.then().equals(x)
                && (select.otherwise().equals(ZERO) || isScaled(select.otherwise(), x));
    }

    private static boolean isScaled(Scalar scalar, Scalar x) {
        return scalar instanceof Scalar.Binary product
                && product.operator() == Scalar.Operator.MULTIPLY
                && product.left().equals(x)
                && product.right() instanceof Scalar.Constant slope
                && slope.value() >= 0;
    }
}
