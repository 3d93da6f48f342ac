package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Failed;
import dev.dlc.compiler.analyse.Evaluated.Interval;
import dev.dlc.compiler.analyse.Evaluated.Items;
import dev.dlc.compiler.analyse.Evaluated.None;
import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Text;
import dev.dlc.compiler.analyse.Evaluated.Truth;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.analyse.Evaluated.Word;
import dev.dlc.compiler.ast.Body;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.Operator;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import java.util.Optional;

/** Evaluates the expressions that are numbers, truths, strings and lists; those of networks are left to {@link Expander}. */
class Evaluator {
    protected final Problems problems;
    protected final Usage usage;
    private int depth;

    Evaluator(Problems problems, Usage usage) {
        this.problems = problems;
        this.usage = usage;
    }

    /** The value; a name that stands for nothing is an error. */
    final Evaluated value(Expression expression, Scope scope) {
        Evaluated value = evaluate(expression, scope);
        return value instanceof Word word ? word(word, expression, scope) : value;
    }

    /** The value; a name that stands for nothing is a {@link Word}. */
    final Evaluated evaluate(Expression expression, Scope scope) {
        reading(expression, scope);
        depth++;
        try {
            return expression instanceof Expression.Reference reference
                    ? reference(reference.name(), scope)
                    : literal(expression).orElseGet(() -> compound(expression, scope));
        } finally {
            depth--;
        }
    }

    /** Called before each expression is evaluated. */
    protected void reading(Expression expression, Scope scope) {}

    /** How many expressions are being evaluated within each other. */
    final int depth() {
        return depth;
    }

    private static Optional<Evaluated> literal(Expression expression) {
        Evaluated value = null;
        if (expression instanceof Expression.IntegerLiteral literal) {
            value = new Whole(literal.value());
        } else if (expression instanceof Expression.FloatLiteral literal) {
            value = new Real(literal.value());
        } else if (expression instanceof Expression.BooleanLiteral literal) {
            value = new Truth(literal.value());
        } else if (expression instanceof Expression.StringLiteral literal) {
            value = new Text(literal.value());
        } else if (expression instanceof Expression.NoneLiteral) {
            value = new None();
        } else if (expression instanceof Expression.Broken) {
            value = new Failed();
        }
        return Optional.ofNullable(value);
    }

    private Evaluated compound(Expression expression, Scope scope) {
        if (expression instanceof Expression.Member member) {
            return Members.of(value(member.owner(), scope), member, problems);
        }
        if (expression instanceof Expression.Unary unary) {
            return unary(unary, scope);
        }
        if (expression instanceof Expression.Binary binary) {
            return binary(binary, scope);
        }
        if (expression instanceof Expression.ListLiteral list) {
            return new Items(list.elements().stream()
                    .map(element -> evaluate(element, scope))
                    .toList());
        }
        if (expression instanceof Expression.Range range) {
            return new Interval(value(range.from(), scope), value(range.to(), scope), range.inclusive());
        }
        if (expression instanceof Expression.If choice) {
            return choice(choice, scope);
        }
        if (expression instanceof Expression.Call call) {
            return call(call, scope);
        }
        if (expression instanceof Expression.Duration duration) {
            return duration(duration, scope);
        }
        return flow(expression, scope);
    }

    private Evaluated duration(Expression.Duration duration, Scope scope) {
        Evaluated count = value(duration.count(), scope);
        if (count instanceof Whole whole && whole.value() >= 0 && whole.value() <= Integer.MAX_VALUE) {
            boolean steps = duration.unit() == Expression.Duration.Unit.STEPS;
            return new Evaluated.Time(new Duration(whole.value(), steps ? Duration.Unit.STEPS : Duration.Unit.EPOCHS));
        }
        return count.isFailed()
                ? count
                : failed(Diagnostic.of(
                        count instanceof Whole ? Code.OUT_OF_RANGE : Code.WRONG_TYPE,
                        duration.count().span(),
                        "a number of steps or epochs is an int of at least 0, but this is " + count.described()));
    }

    private Evaluated reference(Name name, Scope scope) {
        Optional<Scope.Binding> binding = scope.find(name.text());
        if (binding.isEmpty()) {
            return new Word(name.text(), scope.file().mayDeclare(name.text()));
        }
        binding.get().declared().ifPresent(usage::use);
        return binding.get().value();
    }

    private Evaluated unary(Expression.Unary unary, Scope scope) {
        Evaluated operand = value(unary.operand(), scope);
        if (operand.isFailed()) {
            return operand;
        }
        try {
            return unary.operator() == Operator.Prefix.NOT
                    ? new Truth(!Arithmetic.truth("!", operand))
                    : negate(unary, operand, scope);
        } catch (Misfit misfit) {
            return failed(Misfits.diagnostic(misfit, unary.span()));
        }
    }

    private Evaluated binary(Expression.Binary binary, Scope scope) {
        Evaluated left = value(binary.left(), scope);
        String operator = binary.operator().text();
        try {
            // What the left side decides alone leaves the right side unread: `n != 0 && 8 / n > 1`.
            if (binary.operator() == Operator.AND || binary.operator() == Operator.OR) {
                if (!left.isFailed() && Arithmetic.truth(operator, left) == (binary.operator() == Operator.OR)) {
                    return left;
                }
            }
            return binary(binary, left, value(binary.right(), scope), scope);
        } catch (Misfit misfit) {
            return failed(Misfits.diagnostic(misfit, binary.span()));
        }
    }

    /** Whether the condition holds; empty where it is in error. */
    final Optional<Boolean> condition(Expression expression, Scope scope) {
        Evaluated value = value(expression, scope);
        if (value instanceof Truth truth) {
            return Optional.of(truth.value());
        }
        if (!value.isFailed()) {
            failed(Diagnostic.of(
                    Code.WRONG_TYPE,
                    expression.span(),
                    "a condition is a bool, but this is " + value.described(),
                    "compare it with something, `… == 1`"));
        }
        return Optional.empty();
    }

    /** The branch that is taken; empty where none is. */
    final Choice choose(Expression.If choice, Scope scope) {
        for (Expression.If.Branch branch : choice.branches()) {
            Optional<Boolean> holds = condition(branch.condition(), scope);
            if (holds.isEmpty()) {
                return new Choice(Optional.empty(), true);
            }
            if (holds.get()) {
                return new Choice(Optional.of(branch.body()), false);
            }
        }
        return new Choice(choice.otherwise(), false);
    }

    /** What {@code if} decided. */
    record Choice(Optional<Body> body, boolean failed) {}

    private Evaluated choice(Expression.If choice, Scope scope) {
        Choice taken = choose(choice, scope);
        if (taken.failed()) {
            return new Failed();
        }
        return taken.body().map(body -> body(body, scope.child())).orElseGet(() -> nothing(choice, scope));
    }

    /**
     * What flows out of a body.
     *
     * @param scope the body's own
     */
    final Evaluated body(Body body, Scope scope) {
        Evaluated out = null;
        for (Body.NamedValue named : body.values()) {
            boolean isOut = named.name().text().equals("out");
            Scope within = isOut || scope.naming() == null
                    ? scope
                    : scope.child(scope.naming().value(prefix(named.name().text(), scope)));
            Evaluated value = value(named.value(), within);
            define(named.name(), value, scope);
            if (!isOut) {
                usage.declare(named.name(), "the value");
            }
            out = isOut ? value : out;
        }
        if (body.result().isPresent()) {
            Expression result = body.result().get();
            Evaluated value = value(result, scope);
            return out == null
                    ? value
                    : failed(Diagnostic.of(
                            Code.CONTRADICTION,
                            result.span(),
                            "what flows out is said twice: by `out` and by this pipeline without a name",
                            "give this one a name, or leave out `out = …`"));
        }
        if (out != null) {
            return out;
        }
        if (scope.file().damage().touches(body.span())) {
            return new Failed();
        }
        return body.values().isEmpty() ? empty(body, scope) : noOut(body);
    }

    /** What the steps of a value are called after; those of a second value of one name are no second error. */
    static String prefix(String name, Scope scope) {
        return scope.own(name).isPresent() ? name + " again" : name;
    }

    /** Names a value; a second one of that name is an error, and then nobody knows which is meant. */
    final void define(Name name, Evaluated value, Scope scope) {
        if (refuseIn(name)) {
            // not the value that flows in any more, of which something else may be wrong
            scope.define(name.text(), new Failed());
            return;
        }
        Optional<Scope.Binding> earlier = scope.own(name.text());
        if (earlier.isPresent()) {
            Diagnostic twice = taken(name);
            problems.add(earlier.flatMap(Scope.Binding::declared)
                    .map(first -> twice.label(first.span(), "this is the first"))
                    .orElse(twice));
            earlier.flatMap(Scope.Binding::declared).ifPresent(first -> scope.define(first, new Failed()));
            return;
        }
        scope.define(name, value);
    }

    /** Tells that {@code in} names what flows in and nothing else; false for any other name, of which nothing is said. */
    final boolean refuseIn(Name name) {
        if (name.text().equals("in")) {
            problems.add(taken(name));
            return true;
        }
        return false;
    }

    private static Diagnostic taken(Name name) {
        return Diagnostic.of(
                Code.DUPLICATE_NAME,
                name.span(),
                "`" + name.text() + "` stands for something already",
                "choose another name");
    }

    private Evaluated noOut(Body body) {
        Name last = body.values().get(body.values().size() - 1).name();
        return failed(Diagnostic.of(
                Code.MISSING_ARGUMENT,
                last.span(),
                "nothing flows out of these braces: no value is called `out`",
                "call the last one `out` instead of `" + last.text() + "`"));
    }

    /** A name that stands for nothing where a value is wanted. */
    protected Evaluated word(Word word, Expression expression, Scope scope) {
        if (word.lost()) {
            return new Failed();
        }
        return failed(
                word.name().equals("in")
                        ? Diagnostic.of(
                                Code.UNKNOWN_NAME,
                                expression.span(),
                                "`in` is what flows into a block or an iteration, and this is neither",
                                "begin with an input or another value")
                        : Unknown.name(expression.span(), word.name(), scope.names()));
    }

    protected final Evaluated failed(Diagnostic diagnostic) {
        problems.add(diagnostic);
        problems.endIfEnough();
        return new Failed();
    }

    protected Evaluated negate(Expression.Unary unary, Evaluated operand, Scope scope) {
        return Arithmetic.negate(operand);
    }

    protected Evaluated binary(Expression.Binary binary, Evaluated left, Evaluated right, Scope scope) {
        return Arithmetic.apply(binary.operator().text(), left, right);
    }

    /** Empty braces. */
    protected Evaluated empty(Body body, Scope scope) {
        return failed(Diagnostic.of(Code.MISSING_ARGUMENT, body.span(), "there is no value between these braces"));
    }

    /** An {@code if} of which no branch is taken. */
    protected Evaluated nothing(Expression.If choice, Scope scope) {
        return failed(Diagnostic.of(
                Code.MISSING_ARGUMENT,
                choice.span(),
                "no condition holds, so that this has no value",
                "add `else { … }`"));
    }

    protected Evaluated call(Expression.Call call, Scope scope) {
        return failed(Diagnostic.of(
                Code.WRONG_TYPE,
                call.span(),
                "a number, string or list is wanted here, not `" + call.name().text() + "(…)`"));
    }

    /** Pipelines, loops and what else has a meaning in some places only. */
    protected Evaluated flow(Expression expression, Scope scope) {
        String what = "a pipeline or loop";
        if (expression instanceof Expression.AllExcept) {
            what = "`all except`";
        }
        return failed(Diagnostic.of(Code.WRONG_TYPE, expression.span(), what + " is not wanted here"));
    }
}
