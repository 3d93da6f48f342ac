package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Tensor;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Operator;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.layer.Affine;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.layer.Minus;
import dev.dlc.compiler.layer.Plus;
import dev.dlc.compiler.layer.Times;
import dev.dlc.compiler.shape.Broadcast;
import java.util.List;
import java.util.Optional;

/** The operators on values of the network: each becomes a layer. */
final class TensorOperators {
    private final Tape tape;
    private final Problems problems;

    TensorOperators(Tape tape, Problems problems) {
        this.tape = tape;
        this.problems = problems;
    }

    /** The value computed; empty where the operator is one of numbers, or has no meaning for values of the network. */
    Optional<Evaluated> apply(Expression.Binary binary, Evaluated left, Evaluated right, Scope scope) {
        if (left instanceof Evaluated.Target || right instanceof Evaluated.Target) {
            Expression side = left instanceof Evaluated.Target ? binary.left() : binary.right();
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE, side.span(), "a target is no value to calculate with", "use it in `loss`"));
            return Optional.of(new Evaluated.Failed());
        }
        if (!(left instanceof Tensor) && !(right instanceof Tensor)) {
            return Optional.empty();
        }
        if (left.isFailed() || right.isFailed()) {
            return Optional.of(new Evaluated.Failed());
        }
        if (scope.naming() == null) {
            // In a setting: whoever wants a number there says what this is not.
            return Optional.of(tape.poisoned());
        }
        if (left instanceof Tensor first && right instanceof Tensor second) {
            return elementwise(binary.operator()).map(layer -> both(binary, layer, first, second, scope));
        }
        return left instanceof Tensor tensor
                ? number(right)
                        .flatMap(number -> behind(binary.operator(), number))
                        .map(layer -> one(binary, layer, tensor, scope))
                : number(left)
                        .flatMap(number -> before(binary.operator(), number))
                        .map(layer -> one(binary, layer, (Tensor) right, scope));
    }

    Evaluated negate(Expression.Unary unary, Tensor operand, Scope scope) {
        if (scope.naming() == null) {
            return tape.poisoned();
        }
        String path = scope.naming().step(unary, "neg");
        return tape.add(path, Bound.bare(new Affine(-1, 0), "-", unary.span()), List.of(operand));
    }

    private Tensor both(Expression.Binary binary, Layer layer, Tensor left, Tensor right, Scope scope) {
        String path = scope.naming().step(binary, name(binary.operator()));
        if (left.shape().isPresent() && right.shape().isPresent()) {
            try {
                Broadcast.of(
                        binary.operator().text(),
                        left.shape().get(),
                        right.shape().get());
            } catch (Misfit misfit) {
                problems.add(new BroadcastReport(tape, binary, left, right).diagnostic(misfit));
                return tape.poisoned();
            }
        }
        return tape.add(path, Bound.bare(layer, binary.operator().text(), binary.span()), List.of(left, right));
    }

    private Tensor one(Expression.Binary binary, Layer layer, Tensor operand, Scope scope) {
        String path = scope.naming().step(binary, name(binary.operator()));
        return tape.add(path, Bound.bare(layer, binary.operator().text(), binary.span()), List.of(operand));
    }

    private static Optional<Layer> elementwise(Operator operator) {
        return switch (operator) {
            case ADD -> Optional.of(new Plus());
            case SUBTRACT -> Optional.of(new Minus());
            case MULTIPLY -> Optional.of(new Times());
            default -> Optional.empty();
        };
    }

    /** {@code x - 1}: the number stands behind the value. */
    private static Optional<Layer> behind(Operator operator, double number) {
        return switch (operator) {
            case ADD -> Optional.of(new Affine(1, number));
            case SUBTRACT -> Optional.of(new Affine(1, -number));
            case MULTIPLY -> Optional.of(new Affine(number, 0));
            case DIVIDE -> number == 0 ? Optional.empty() : Optional.of(new Affine(1 / number, 0));
            default -> Optional.empty();
        };
    }

    /** {@code 1 - x}: the number stands before the value. */
    private static Optional<Layer> before(Operator operator, double number) {
        return switch (operator) {
            case ADD -> Optional.of(new Affine(1, number));
            case SUBTRACT -> Optional.of(new Affine(-1, number));
            case MULTIPLY -> Optional.of(new Affine(number, 0));
            default -> Optional.empty();
        };
    }

    private static Optional<Double> number(Evaluated value) {
        if (value instanceof Whole whole) {
            return Optional.of((double) whole.value());
        }
        return value instanceof Real real ? Optional.of(real.value()) : Optional.empty();
    }

    /** The step's name in paths. */
    private static String name(Operator operator) {
        return switch (operator) {
            case ADD -> "add";
            case SUBTRACT -> "sub";
            case MULTIPLY -> "mul";
            default -> "div";
        };
    }
}
