package dev.dlc.compiler.parse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Body;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.Operator;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.Span;
import dev.dlc.grammar.DlParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Reads expressions, calls and bodies. */
final class ExpressionReader extends Reader {
    private static final int MOST_ARGUMENTS = 1000;

    private static final Map<String, Operator> OPERATORS =
            Arrays.stream(Operator.values()).collect(Collectors.toMap(Operator::text, operator -> operator));

    private final LiteralReader literals;

    ExpressionReader(Reports reports) {
        super(reports);
        this.literals = new LiteralReader(reports);
    }

    LiteralReader literals() {
        return literals;
    }

    Expression pipeline(DlParser.PipelineContext context) {
        if (isBroken(context)) {
            return broken(context);
        }
        List<Expression> stages = new ArrayList<>();
        for (DlParser.ExpressionContext stage : context.expression()) {
            Expression read = expression(stage);
            if (!stages.isEmpty()) {
                checkStage(stage, read);
            }
            stages.add(read);
        }
        return stages.size() == 1 ? stages.get(0) : new Expression.Pipeline(stages, span(context));
    }

    private void checkStage(DlParser.ExpressionContext context, Expression stage) {
        boolean layer = stage instanceof Expression.Reference
                || stage instanceof Expression.Call
                || stage instanceof Expression.If
                || stage instanceof Expression.For
                || stage instanceof Expression.Repeat
                || stage instanceof Expression.Broken;
        boolean grouped = context instanceof DlParser.GroupExpressionContext;
        if (!layer || grouped) {
            boolean operation = !grouped && (stage instanceof Expression.Binary || stage instanceof Expression.Range);
            report(
                    context,
                    Diagnostic.of(
                            Code.SYNTAX,
                            span(context),
                            "expected a layer after `->`",
                            operation
                                    ? "`->` binds loosest: put the pipeline in parentheses, or give it a name first"
                                    : grouped && layer
                                            ? "leave out the parentheses around it"
                                            : "a layer is a name, with its arguments in parentheses: `dense(10)`"));
        }
    }

    Expression expression(DlParser.ExpressionContext context) {
        if (isBroken(context)) {
            return broken(context);
        }
        if (context instanceof DlParser.CallExpressionContext call) {
            return callOrReference(call.call());
        }
        if (context instanceof DlParser.LiteralExpressionContext literal) {
            return literal(literal.literal());
        }
        if (context instanceof DlParser.BinaryExpressionContext binary) {
            return new Expression.Binary(
                    OPERATORS.get(binary.operator.getText()),
                    expression(binary.expression(0)),
                    expression(binary.expression(1)),
                    span(context));
        }
        if (context instanceof DlParser.UnaryExpressionContext unary) {
            var operator = unary.operator.getType() == DlParser.MINUS ? Operator.Prefix.NEGATE : Operator.Prefix.NOT;
            return new Expression.Unary(operator, expression(unary.expression()), span(context));
        }
        if (context instanceof DlParser.MemberExpressionContext member) {
            return new Expression.Member(expression(member.expression()), name(member.word()), span(context));
        }
        if (context instanceof DlParser.RangeExpressionContext range) {
            boolean inclusive = range.operator.getType() == DlParser.RANGE;
            return new Expression.Range(
                    expression(range.expression(0)), expression(range.expression(1)), inclusive, span(context));
        }
        if (context instanceof DlParser.GroupExpressionContext group) {
            return group(group.group());
        }
        if (context instanceof DlParser.ListExpressionContext list) {
            return isBroken(list.listLiteral())
                    ? broken(context)
                    : new Expression.ListLiteral(pipelines(list.listLiteral().pipeline()), span(context));
        }
        if (context instanceof DlParser.BranchExpressionContext branch) {
            return branches(branch.ifExpression());
        }
        if (context instanceof DlParser.ForExpressionContext loop) {
            return new Expression.For(
                    name(loop.name()), expression(loop.expression()), body(loop.body()), span(context));
        }
        var repeat = (DlParser.RepeatExpressionContext) context;
        return new Expression.Repeat(expression(repeat.expression()), body(repeat.body()), span(context));
    }

    private Expression broken(ParserRuleContext context) {
        return new Expression.Broken(context == null ? new Span(reports.file(), 0, 0) : span(context));
    }

    private Expression group(DlParser.GroupContext context) {
        return isBroken(context) ? broken(context) : pipeline(context.pipeline());
    }

    List<Expression> pipelines(List<DlParser.PipelineContext> contexts) {
        return contexts.stream().map(this::pipeline).toList();
    }

    private Expression literal(DlParser.LiteralContext context) {
        var token = context.getStart();
        return switch (token.getType()) {
            case DlParser.INTEGER -> literals.integer(token);
            case DlParser.FLOAT -> literals.floating(token);
            case DlParser.STRING -> literals.string(token);
            case DlParser.TRUE -> new Expression.BooleanLiteral(true, span(token));
            case DlParser.FALSE -> new Expression.BooleanLiteral(false, span(token));
            default -> new Expression.NoneLiteral(span(token));
        };
    }

    private Expression callOrReference(DlParser.CallContext context) {
        return context.arguments() == null ? new Expression.Reference(name(context.name())) : call(context);
    }

    /** A call; without parentheses it has no arguments. */
    Expression.Call call(DlParser.CallContext context) {
        List<Argument> arguments = context.arguments() == null
                ? List.of()
                : arguments(context.arguments().argument());
        return new Expression.Call(name(context.name()), arguments, span(context));
    }

    List<Argument> arguments(List<DlParser.ArgumentContext> contexts) {
        if (contexts.size() > MOST_ARGUMENTS) {
            DlParser.ArgumentContext first = contexts.get(MOST_ARGUMENTS);
            report(
                    first,
                    Diagnostic.of(
                            Code.TOO_LARGE,
                            span(first),
                            "a call has at most " + MOST_ARGUMENTS + " arguments, but this has " + contexts.size()));
            return List.of();
        }
        List<Argument> arguments = new ArrayList<>();
        Optional<Argument> named = Optional.empty();
        for (DlParser.ArgumentContext context : contexts) {
            if (isBroken(context)) {
                continue;
            }
            Optional<Name> name = Optional.ofNullable(context.word()).map(this::name);
            var argument = new Argument(name, argumentValue(context), span(context));
            if (name.isEmpty() && named.isPresent()) {
                report(
                        context,
                        Diagnostic.of(Code.SYNTAX, span(context), "an argument without a name stands after a named one")
                                .label(named.get().span(), "the first named argument"));
            }
            if (name.isPresent() && named.isEmpty()) {
                named = Optional.of(argument);
            }
            arguments.add(argument);
        }
        return arguments;
    }

    private Expression argumentValue(DlParser.ArgumentContext context) {
        if (context.duration() != null) {
            return duration(context.duration());
        }
        if (context.allExcept() != null) {
            return new Expression.AllExcept(classNames(context.allExcept().className()), span(context.allExcept()));
        }
        return pipeline(context.pipeline());
    }

    private Expression duration(DlParser.DurationContext context) {
        DlParser.DurationCountContext count = context.durationCount();
        Expression value = count.name() != null
                ? new Expression.Reference(name(count.name()))
                : count.group() != null
                        ? group(count.group())
                        : count.INTEGER() != null
                                ? literals.integer(count.getStart())
                                : literals.floating(count.getStart());
        var unit = context.STEPS() != null ? Expression.Duration.Unit.STEPS : Expression.Duration.Unit.EPOCHS;
        return new Expression.Duration(value, unit, span(context));
    }

    /** Words and strings. */
    List<Name> classNames(List<DlParser.ClassNameContext> contexts) {
        return contexts.stream()
                .filter(context -> !isBroken(context))
                .map(context -> context.STRING() == null ? name(context) : literals.stringName(context.getStart()))
                .toList();
    }

    private Expression branches(DlParser.IfExpressionContext context) {
        // the accessors by index search from the start each time, which is slow for long chains
        List<DlParser.ExpressionContext> conditions = context.expression();
        List<DlParser.BodyContext> bodies = context.body();
        List<TerminalNode> words = context.IF();
        List<Expression.If.Branch> branches = new ArrayList<>();
        for (int i = 0; i < conditions.size(); i++) {
            Body body = body(bodies.get(i));
            Span span = span(words.get(i).getSymbol()).to(body.span());
            branches.add(new Expression.If.Branch(expression(conditions.get(i)), body, span));
        }
        Optional<Body> otherwise =
                bodies.size() > branches.size() ? Optional.of(body(bodies.get(branches.size()))) : Optional.empty();
        return new Expression.If(branches, otherwise, span(context));
    }

    Body body(DlParser.BodyContext context) {
        if (context == null || context.LEFT_BRACE() == null) {
            return new Body(List.of(), Optional.empty(), broken(context).span());
        }
        List<Body.NamedValue> values = new ArrayList<>();
        Optional<Expression> result = Optional.empty();
        // of layers on successive lines that lack their arrows, only the first is told
        boolean reported = false;
        int reportedLine = 0;
        boolean lacksArrow = false;
        List<DlParser.StatementContext> statements = context.statement();
        for (int i = 0; i < statements.size(); i++) {
            DlParser.StatementContext statement = statements.get(i);
            DlParser.StatementContext next = i + 1 < statements.size() ? statements.get(i + 1) : null;
            if (result.isPresent()) {
                int line = result.get().span().line();
                boolean sameLine = line == span(statement).line();
                boolean follows = reported && (line == reportedLine || !sameLine) || sameLine && isBroken(statement);
                reported = true;
                reportedLine = line;
                if (!follows) {
                    moreFollows(result.get(), statement);
                }
                result = Optional.empty();
                lacksArrow = true;
                // what stands here was meant to go on with it
                if (!values.isEmpty()) {
                    Body.NamedValue last = values.remove(values.size() - 1);
                    values.add(new Body.NamedValue(
                            last.name(), new Expression.Broken(last.value().span()), last.span()));
                }
            }
            Expression value = isBroken(statement) ? broken(statement) : pipeline(statement.pipeline());
            if (isSpoiled(statement) || hasMistakeBehind(statement, next, context)) {
                value = broken(statement);
                skip(statement);
            }
            if (statement.name() != null && statement.ASSIGN() != null) {
                values.add(new Body.NamedValue(name(statement.name()), value, span(statement)));
                reported = false;
            } else {
                result = Optional.of(value);
            }
        }
        if (lacksArrow && result.isPresent()) {
            result = Optional.of(new Expression.Broken(result.get().span()));
        }
        return new Body(values, result, span(context));
    }

    private void moreFollows(Expression result, DlParser.StatementContext statement) {
        report(
                statement,
                Diagnostic.of(
                                Code.SYNTAX,
                                result.span(),
                                "a value without a name must come last between its braces",
                                "give it a name, or join it to what follows by `->`")
                        .label(span(statement), "more follows here"));
    }
}
