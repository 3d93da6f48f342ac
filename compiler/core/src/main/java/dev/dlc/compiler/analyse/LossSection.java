package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Target;
import dev.dlc.compiler.analyse.Evaluated.Tensor;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.layer.Flatten;
import dev.dlc.compiler.layer.Sigmoid;
import dev.dlc.compiler.layer.Softmax;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.LossTerm;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code loss a(value, target) * 0.3 + b(value, target)}. */
final class LossSection {
    private final Expander expander;
    private final Tape tape;
    private final Problems problems;
    private final Scope scope;
    private final Entries<Loss> losses;
    private final List<LossTerm> terms = new ArrayList<>();

    /**
     * @param scope that knows the values of the network
     */
    LossSection(Expander expander, Tape tape, Problems problems, Scope scope) {
        this.expander = expander;
        this.tape = tape;
        this.problems = problems;
        this.scope = scope.child(Naming.within("loss"));
        this.losses = new Entries<>(Loss.class, Planned.LOSS, expander, problems);
    }

    List<LossTerm> resolve(Expression loss) {
        sum(loss, 1);
        return terms;
    }

    private void sum(Expression expression, double factor) {
        if (expression instanceof Expression.Call call) {
            term(call, factor);
        } else if (expression instanceof Expression.Unary unary) {
            sum(unary.operand(), -factor);
        } else if (expression instanceof Expression.Binary binary) {
            switch (binary.operator()) {
                case ADD:
                    sum(binary.left(), factor);
                    sum(binary.right(), factor);
                    return;
                case SUBTRACT:
                    sum(binary.left(), factor);
                    sum(binary.right(), -factor);
                    return;
                case MULTIPLY:
                    boolean leftIsLoss = holdsLoss(binary.left());
                    Expression scaled = leftIsLoss ? binary.left() : binary.right();
                    number(leftIsLoss ? binary.right() : binary.left()).ifPresent(by -> sum(scaled, factor * by));
                    return;
                case DIVIDE:
                    number(binary.right()).ifPresent(by -> sum(binary.left(), factor / by));
                    return;
                default:
                    noLoss(expression);
            }
        } else if (expression instanceof Expression.Reference reference
                && !losses.isKnown(reference.name().text())) {
            problems.add(losses.unknown(reference.name(), List.of()));
        } else if (!(expression instanceof Expression.Broken)) {
            noLoss(expression);
        }
    }

    private static boolean holdsLoss(Expression expression) {
        return expression instanceof Expression.Call
                || expression instanceof Expression.Unary unary && holdsLoss(unary.operand())
                || expression instanceof Expression.Binary binary
                        && (holdsLoss(binary.left()) || holdsLoss(binary.right()));
    }

    private void noLoss(Expression expression) {
        problems.add(Diagnostic.of(
                Code.WRONG_TYPE,
                expression.span(),
                "a loss is wanted here, or a sum of losses",
                "write it with the value and the target that it compares, `mse(head, price)`"));
    }

    private Optional<Double> number(Expression expression) {
        Evaluated value = expander.value(expression, scope);
        if (value instanceof Whole whole) {
            return Optional.of((double) whole.value());
        }
        if (value instanceof Real real) {
            return Optional.of(real.value());
        }
        if (!value.isFailed()) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE,
                    expression.span(),
                    "a loss is multiplied by a number, but this is " + value.described()));
        }
        return Optional.empty();
    }

    private void term(Expression.Call call, double factor) {
        if (!Double.isFinite(factor)) {
            problems.add(Diagnostic.of(
                    Code.BAD_ARITHMETIC, call.span(), "this loss is multiplied by " + factor, "use a smaller factor"));
            return;
        }
        Optional<Signature<Loss>> signature = losses.find(call.name().text());
        if (signature.isEmpty()) {
            problems.add(losses.unknown(call.name(), List.of()));
        }
        List<Argument> compared = call.arguments().stream()
                .filter(argument -> argument.name().isEmpty())
                .limit(2)
                .toList();
        Optional<Tensor> value = compared.isEmpty() ? Optional.empty() : value(compared.get(0));
        Optional<Target> target = compared.size() < 2 ? Optional.empty() : target(compared.get(1));
        List<Given> given = call.arguments().stream()
                .filter(argument -> compared.stream().noneMatch(other -> other == argument))
                .map(argument -> Given.of(argument, expander.evaluate(argument.value(), scope)))
                .toList();
        Optional<Bound<Loss>> bound = signature.flatMap(found -> losses.bind(found, call, given, scope));
        if (compared.size() < 2) {
            problems.add(Diagnostic.of(
                    Code.MISSING_ARGUMENT,
                    call.span(),
                    "`" + call.name().text() + "` compares a value of the network with a target, and "
                            + (compared.isEmpty() ? "neither is" : "only one is") + " given",
                    "write `" + call.name().text() + "(value, target)`"));
        }
        if (bound.isPresent() && value.isPresent() && target.isPresent()) {
            check(bound.get(), compared, value.get(), target.get(), factor);
        }
    }

    private Optional<Tensor> value(Argument argument) {
        Evaluated value = expander.value(argument.value(), scope);
        if (value instanceof Target target) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE,
                    argument.span(),
                    "the first argument is a value of the network, but `"
                            + target.port().name() + "` is a target",
                    "the value comes first, then the target"));
            return Optional.empty();
        }
        Tensor tensor = expander.tensor(value, argument.value());
        return tensor.shape().isPresent() ? Optional.of(tensor) : Optional.empty();
    }

    private Optional<Target> target(Argument argument) {
        Evaluated value = expander.value(argument.value(), scope);
        if (value instanceof Target target) {
            return Optional.of(target);
        }
        if (!value.isFailed()
                && !(value instanceof Tensor failed && failed.shape().isEmpty())) {
            problems.add(Diagnostic.of(
                    Code.WRONG_TYPE,
                    argument.span(),
                    "the second argument is a target, but this is " + value.described(),
                    "declare what the network is to learn, `target label: class { … }`"));
        }
        return Optional.empty();
    }

    private void check(Bound<Loss> bound, List<Argument> compared, Tensor value, Target target, double factor) {
        Loss loss = bound.entry();
        if (loss.head() != Loss.Head.VALUE && !takesLogits(bound, compared.get(0), value)) {
            return;
        }
        try {
            loss.check(value.shape().orElseThrow(), target.port());
        } catch (Misfit misfit) {
            if (misfit.argument() != null && bound.arguments().containsKey(misfit.argument())) {
                Span given = bound.arguments().get(misfit.argument());
                problems.add(
                        Misfits.diagnostic(misfit, given).label(target.port().span(), "the target is declared here"));
                return;
            }
            boolean ofTarget = misfit.code() == Code.WRONG_TYPE;
            Diagnostic diagnostic =
                    Misfits.diagnostic(misfit, compared.get(ofTarget ? 1 : 0).span());
            problems.add(
                    ofTarget
                            ? diagnostic.label(target.port().span(), "the target is declared here")
                            : tape.maker(value.id())
                                    .map(maker -> diagnostic.label(maker.span(), "this makes " + maker.shape()))
                                    .orElse(diagnostic));
            return;
        }
        terms.add(new LossTerm(loss, value.id(), target.port().id(), factor, bound.span()));
    }

    private boolean takesLogits(Bound<Loss> bound, Argument argument, Tensor value) {
        Optional<LayerCall> maker = tape.maker(value.id());
        while (maker.isPresent() && maker.get().layer() instanceof Flatten) {
            maker = tape.maker(maker.get().inputs().get(0));
        }
        boolean activated = maker.isPresent()
                && (maker.get().layer() instanceof Softmax || maker.get().layer() instanceof Sigmoid);
        if (activated) {
            String activation = maker.get().layer() instanceof Softmax ? "softmax" : "sigmoid";
            problems.add(Diagnostic.of(
                            Code.LOSS_AFTER_ACTIVATION,
                            argument.span(),
                            "`" + bound.name() + "` takes logits, but this value has passed `" + activation + "`",
                            "remove `-> " + activation
                                    + "`: the loss contains it, and predictions get it by themselves")
                    .label(maker.get().span(), "here it passes `" + activation + "`"));
        }
        return !activated;
    }
}
