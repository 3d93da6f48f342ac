package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Interval;
import dev.dlc.compiler.analyse.Evaluated.Items;
import dev.dlc.compiler.analyse.Evaluated.Tensor;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.analyse.Evaluated.Word;
import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Body;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.layer.Layer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Expands the expressions of a network, its blocks, loops and conditions, to layers on the tape. */
final class Expander extends Evaluator {
    private final Tape tape;
    private final Entries<Layer> layers;
    private final BlockExpander blocks;
    private final TensorOperators operators;
    private final Budget budget = new Budget();
    private boolean stopped;

    Expander(Problems problems, Usage usage, Tape tape) {
        super(problems, usage);
        this.tape = tape;
        this.layers = new Entries<>(Layer.class, Planned.LAYER, this, problems);
        this.blocks = new BlockExpander(this, budget, problems);
        this.operators = new TensorOperators(tape, problems);
    }

    /** Expands the network; its values are then known in {@code scope}. */
    void network(Body body, Scope scope) {
        for (Body.NamedValue named : body.values()) {
            problems.endIfEnough();
            Naming naming = Naming.within(prefix(named.name().text(), scope));
            Evaluated value = stopped ? poisoned() : bounded(named.value(), scope.child(naming));

            define(named.name(), value, scope);
            usage.declare(named.name(), "the value");
        }
        if (body.result().isPresent() && !stopped) {
            Expression result = body.result().get();
            bounded(result, scope.child(Naming.within("")));
            problems.add(Diagnostic.of(
                    Code.UNUSED,
                    result.span(),
                    "this pipeline has no name, so that no loss can use it",
                    "name what comes out of it, `head = …`"));
        }
    }

    private Evaluated bounded(Expression expression, Scope scope) {
        try {
            return value(expression, scope);
        } catch (ExpansionStopped end) {
            problems.add(end.diagnostic());
            stopped = true;
            return poisoned();
        }
    }

    /** A value of which nothing is known, after an error. */
    Tensor poisoned() {
        return tape.poisoned();
    }

    /** The value as one of the network; poisoned where it is none. */
    Tensor tensor(Evaluated value, Expression expression) {
        if (value instanceof Tensor tensor) {
            return tensor;
        }
        if (value instanceof Evaluated.Target target) {
            failed(Diagnostic.of(
                    Code.WRONG_TYPE,
                    expression.span(),
                    "`" + target.port().name() + "` is a target: the network must not see it",
                    "use it in `loss`"));
        } else if (!value.isFailed()) {
            failed(Diagnostic.of(
                    Code.WRONG_TYPE,
                    expression.span(),
                    "a value of the network is wanted here, but this is " + value.described()));
        }
        return poisoned();
    }

    @Override
    protected void reading(Expression expression, Scope scope) {
        if (scope.naming() != null && !stopped) {
            problems.endIfEnough();
            budget.spendExpression(expression.span());
        }
    }

    @Override
    protected Evaluated word(Word word, Expression expression, Scope scope) {
        boolean isStep =
                scope.naming() != null && (scope.file().block(word.name()).isPresent() || layers.isKnown(word.name()));
        return isStep
                ? apply(new Name(word.name(), expression.span()), List.of(), expression, Optional.empty(), scope)
                : super.word(word, expression, scope);
    }

    @Override
    protected Evaluated call(Expression.Call call, Scope scope) {
        return scope.naming() == null
                ? super.call(call, scope)
                : apply(call.name(), call.arguments(), call, Optional.empty(), scope);
    }

    @Override
    protected Evaluated binary(Expression.Binary binary, Evaluated left, Evaluated right, Scope scope) {
        return operators.apply(binary, left, right, scope).orElseGet(() -> super.binary(binary, left, right, scope));
    }

    @Override
    protected Evaluated negate(Expression.Unary unary, Evaluated operand, Scope scope) {
        return operand instanceof Tensor tensor
                ? operators.negate(unary, tensor, scope)
                : super.negate(unary, operand, scope);
    }

    @Override
    protected Evaluated empty(Body body, Scope scope) {
        return flowing(scope).map(Evaluated.class::cast).orElseGet(() -> super.empty(body, scope));
    }

    @Override
    protected Evaluated nothing(Expression.If choice, Scope scope) {
        return flowing(scope).map(Evaluated.class::cast).orElseGet(() -> super.nothing(choice, scope));
    }

    @Override
    protected Evaluated flow(Expression expression, Scope scope) {
        if (expression instanceof Expression.Pipeline pipeline) {
            Tensor flow = tensor(
                    value(pipeline.stages().get(0), scope), pipeline.stages().get(0));
            for (Expression stage :
                    pipeline.stages().subList(1, pipeline.stages().size())) {
                flow = stage(stage, flow, scope);
            }
            return flow;
        }
        if (expression instanceof Expression.For || expression instanceof Expression.Repeat) {
            return flowing(scope)
                    .map(in -> stage(expression, in, scope))
                    .orElseGet(() -> nothingFlows("the loop", expression));
        }
        return super.flow(expression, scope);
    }

    private Tensor stage(Expression stage, Tensor in, Scope scope) {
        if (stage instanceof Expression.Reference reference) {
            return apply(reference.name(), List.of(), stage, Optional.of(in), scope);
        }
        if (stage instanceof Expression.Call call) {
            return apply(call.name(), call.arguments(), stage, Optional.of(in), scope);
        }
        if (stage instanceof Expression.If choice) {
            Choice taken = choose(choice, scope);
            Scope within = scope.child();
            within.define("in", in);
            return taken.failed()
                    ? poisoned()
                    : taken.body()
                            .map(body -> tensor(body(body, within), stage))
                            .orElse(in);
        }
        if (stage instanceof Expression.For loop) {
            return forEach(loop, in, scope);
        }
        if (stage instanceof Expression.Repeat repeat) {
            return repeat(repeat, in, scope);
        }
        // Nothing else can stand here, and the parser has said so.
        return poisoned();
    }

    private Tensor forEach(Expression.For loop, Tensor in, Scope scope) {
        if (refuseIn(loop.variable())) {
            return poisoned();
        }
        Evaluated range = value(loop.range(), scope);
        List<Evaluated> values = new ArrayList<>();
        if (range instanceof Items items) {
            values.addAll(items.values());
        } else if (range instanceof Interval interval
                && interval.low() instanceof Whole low
                && interval.high() instanceof Whole high) {
            // In floating point, as the difference may leave the range of ints; exact where it is small.
            double count = (double) high.value() - low.value() + (interval.inclusive() ? 1 : 0);
            if (count < 0 || !mayRun(count, loop.range())) {
                if (count < 0) {
                    failed(Diagnostic.of(
                            Code.OUT_OF_RANGE, loop.range().span(), interval.described() + " runs backwards"));
                }
                return poisoned();
            }
            for (long i = 0; i < count; i++) {
                values.add(new Whole(low.value() + i));
            }
        } else {
            if (!range.isFailed()) {
                failed(Diagnostic.of(
                        Code.WRONG_TYPE,
                        loop.range().span(),
                        "`for` runs over a range of ints or a list, but this is " + range.described(),
                        "write `for " + loop.variable().text() + " in 0..<3`"));
            }
            return poisoned();
        }
        return iterate(loop, values, Optional.of(loop.variable()), loop.body(), in, scope);
    }

    private Tensor repeat(Expression.Repeat repeat, Tensor in, Scope scope) {
        Evaluated count = value(repeat.count(), scope);
        if (!(count instanceof Whole times) || times.value() < 0) {
            if (!count.isFailed()) {
                failed(Diagnostic.of(
                        count instanceof Whole ? Code.OUT_OF_RANGE : Code.WRONG_TYPE,
                        repeat.count().span(),
                        "`repeat` wants an int from 0 on, but gets " + count.described()));
            }
            return poisoned();
        }
        if (!mayRun(times.value(), repeat.count())) {
            return poisoned();
        }
        List<Evaluated> values = Collections.nCopies((int) times.value(), new Evaluated.None());
        return iterate(repeat, values, Optional.empty(), repeat.body(), in, scope);
    }

    private boolean mayRun(double count, Expression place) {
        if (count <= Budget.MOST_ITERATIONS) {
            return true;
        }
        failed(Diagnostic.of(
                Code.TOO_LARGE,
                place.span(),
                "a loop runs at most " + Budget.MOST_ITERATIONS + " times, but this one would run "
                        + (count < 1e15 ? String.valueOf((long) count) : String.valueOf(count)) + " times"));
        return false;
    }

    private Tensor iterate(
            Expression site, List<Evaluated> values, Optional<Name> variable, Body body, Tensor in, Scope scope) {
        if (scope.naming() == null) {
            return poisoned(); // in a setting, as in apply
        }
        Tensor flow = in;
        for (Evaluated value : values) {
            budget.spend(site.span());
            String path = scope.naming().iteration();
            Scope looking = scope.child();
            looking.define("in", flow);
            variable.ifPresent(name -> looking.define(name.text(), value));
            Naming naming = onlyStep(body, looking)
                    .map(step -> Naming.alone(path, step))
                    .orElseGet(() -> Naming.within(path));
            flow = tensor(body(body, looking.child(naming)), site);
            if (flow.shape().isEmpty()) {
                break;
            }
        }
        return flow;
    }

    /** The step of an iteration that has but one: it is named by the iteration's number alone. */
    private Optional<Expression> onlyStep(Body body, Scope scope) {
        if (body.values().isEmpty() && body.result().isPresent()) {
            return onlyStep(body.result().get(), scope);
        }
        boolean onlyOut = body.result().isEmpty()
                && body.values().size() == 1
                && body.values().get(0).name().text().equals("out");
        return onlyOut ? onlyStep(body.values().get(0).value(), scope) : Optional.empty();
    }

    private Optional<Expression> onlyStep(Expression expression, Scope scope) {
        if (expression instanceof Expression.Pipeline pipeline
                && pipeline.stages().size() == 2
                && pipeline.stages().get(0) instanceof Expression.Reference first
                && scope.find(first.name().text()).isPresent()) {
            Expression stage = pipeline.stages().get(1);
            return stage instanceof Expression.If ? onlyStep(stage, scope) : Optional.of(stage);
        }
        if (expression instanceof Expression.If choice) {
            return choose(choice, scope).body().flatMap(body -> onlyStep(body, scope));
        }
        boolean isStep = expression instanceof Expression.Call
                || expression instanceof Expression.Reference reference
                        && scope.find(reference.name().text()).isEmpty();
        return isStep ? Optional.of(expression) : Optional.empty();
    }

    /**
     * Applies a layer or block.
     *
     * @param site the call: its place, and what tells it from other calls of the same name
     * @param flowing what is piped into it; empty where it begins a pipeline
     */
    private Tensor apply(Name name, List<Argument> arguments, Expression site, Optional<Tensor> flowing, Scope scope) {
        problems.endIfEnough();
        List<Tensor> inputs = new ArrayList<>();
        flowing.ifPresent(inputs::add);
        List<Given> given = new ArrayList<>();
        for (Argument argument : arguments) {
            Evaluated value = evaluate(argument.value(), scope);
            if (argument.name().isEmpty() && isUnknownCall(argument.value(), scope)) {
                // nobody knows whether a value of the network was meant, or a number
                given.add(Given.of(argument, new Evaluated.Failed()));
            } else if (argument.name().isEmpty() && value instanceof Tensor tensor) {
                inputs.add(tensor);
            } else {
                given.add(Given.of(argument, value));
            }
        }
        Optional<FileScope.BlockDefinition> block = scope.file().block(name.text());
        Optional<Signature<Layer>> signature = layers.find(name.text());
        if (block.isEmpty() && signature.isEmpty()) {
            return noStep(name, scope);
        }
        if (inputs.isEmpty()) {
            inputs.add(flowing(scope).orElseGet(() -> nothingFlows("`" + name.text() + "`", site)));
        }
        if (scope.naming() == null) {
            // In a setting: whoever wants a number there says what this is not.
            return poisoned();
        }
        return block.map(definition -> blocks.apply(definition, site, given, inputs, scope))
                .orElseGet(() -> layer(signature.orElseThrow(), site, given, inputs, scope));
    }

    private boolean isUnknownCall(Expression expression, Scope scope) {
        return expression instanceof Expression.Call call
                && scope.file().block(call.name().text()).isEmpty()
                && layers.find(call.name().text()).isEmpty();
    }

    private Tensor layer(
            Signature<Layer> signature, Expression site, List<Given> given, List<Tensor> inputs, Scope scope) {
        String path = scope.naming().step(site, signature.name());
        Optional<Bound<Layer>> bound = layers.bind(signature, site, given, scope);
        if (bound.isEmpty()) {
            return poisoned();
        }
        int more = bound.get().entry().moreInputs();
        if (more >= 0 && inputs.size() != more + 1) {
            failed(Diagnostic.of(
                    Code.WRONG_TYPE,
                    site.span(),
                    "`" + signature.name() + "` takes " + (more == 0 ? "one value" : more + 1 + " values")
                            + " of the network, but gets " + inputs.size(),
                    "join them by `concat` or `+` first"));
            return poisoned();
        }
        return tape.add(path, bound.get(), inputs);
    }

    private Tensor noStep(Name name, Scope scope) {
        if (scope.file().mayDeclare(name.text()) && scope.find(name.text()).isEmpty() && !layers.isKnown(name.text())) {
            return poisoned();
        }
        boolean isValue = scope.find(name.text()).isPresent() && !layers.isKnown(name.text());
        problems.add(
                isValue
                        ? Diagnostic.of(
                                Code.UNKNOWN_ENTRY,
                                name.span(),
                                "`" + name.text() + "` is a value, not a layer or block that something flows through",
                                "to join values write `a + b` or `concat(a, b)`")
                        : layers.unknown(name, scope.file().blockNames()));
        return poisoned();
    }

    private Optional<Tensor> flowing(Scope scope) {
        return scope.find("in").map(binding -> tensor(binding.value(), null));
    }

    private Tensor nothingFlows(String what, Expression site) {
        failed(Diagnostic.of(
                Code.MISSING_ARGUMENT,
                site.span(),
                "nothing flows into " + what + " here",
                "begin with a value: `image -> "
                        + site.span().text().lines().findFirst().orElse("…") + "`"));
        return poisoned();
    }
}
