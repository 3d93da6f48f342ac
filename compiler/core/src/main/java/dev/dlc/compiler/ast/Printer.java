package dev.dlc.compiler.ast;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Prints a tree as it was understood: a line an item, indented by what it belongs to, with every operation in parentheses, so
 * that {@code a + b * c} shows as {@code (a + (b * c))}.
 */
public final class Printer {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    private Printer() {}

    public static String print(SourceUnit unit) {
        var printer = new Printer();
        unit.declarations().forEach(printer::declaration);
        return printer.text.toString();
    }

    /** One expression; bodies of {@code if}, {@code for} and {@code repeat} take several lines. */
    public static String print(Expression expression) {
        return new Printer().inline(expression);
    }

    private void line(String content) {
        text.append("  ".repeat(depth)).append(content).append('\n');
    }

    private void nested(Runnable content) {
        depth++;
        content.run();
        depth--;
    }

    private void declaration(Declaration declaration) {
        if (declaration instanceof Declaration.Import imported) {
            line("import " + quoted(imported.path().text()));
        } else if (declaration instanceof Declaration.Param param) {
            line("param " + typed(param.name(), param.type(), param.value()));
        } else if (declaration instanceof Declaration.Block block) {
            String parameters = block.parameters().stream()
                    .map(parameter -> typed(parameter.name(), parameter.type(), parameter.value()))
                    .collect(Collectors.joining(", "));
            line("block " + block.name().text() + "(" + parameters + ")");
            nested(() -> body(block.body()));
        } else if (declaration instanceof Declaration.Model model) {
            line("model " + model.name().text());
            nested(() -> model.sections().forEach(this::section));
        }
    }

    private String typed(Name name, Declaration.ValueType type, Optional<Expression> value) {
        return name.text() + ": " + type.name().text() + (type.optional() ? "?" : "")
                + value.map(given -> " = " + inline(given)).orElse("");
    }

    private void section(Section section) {
        String keyword = section.keyword().text();
        if (section instanceof Section.Input input) {
            line(keyword + " " + input.name().text() + ": " + type(input.type()));
        } else if (section instanceof Section.Target target) {
            line(keyword + " " + target.name().text() + ": " + type(target.type()));
        } else if (section instanceof Section.Loss loss) {
            line(keyword + " " + inline(loss.value()));
        } else if (section instanceof Section.Optimizer optimizer) {
            line(keyword + " " + inline(optimizer.optimizer()));
        } else if (section instanceof Section.Schedule schedule) {
            line(keyword + " " + schedule.steps().stream().map(this::inline).collect(Collectors.joining(" -> ")));
        } else if (section instanceof Section.Augment augment) {
            line(keyword + " " + augment.input().text());
            nested(() -> augment.steps().forEach(this::augmentation));
        } else {
            line(
                    section instanceof Section.Unknown
                            ? keyword + " (unknown)"
                            : section instanceof Section.Broken ? keyword + " (broken)" : keyword);
            nested(() -> lines(section));
        }
    }

    private void lines(Section section) {
        if (section instanceof Section.Data data) {
            data.settings().forEach(this::setting);
        } else if (section instanceof Section.Train train) {
            train.settings().forEach(this::setting);
        } else if (section instanceof Section.Network network) {
            body(network.body());
        } else if (section instanceof Section.Init init) {
            init.rules()
                    .forEach(rule ->
                            line(rule.weights().map(Glob::text).orElse("default") + " " + inline(rule.initializer())));
        } else if (section instanceof Section.Transfer transfer) {
            transfer.loads().forEach(load -> line("from " + inline(load.file()) + globs(" except ", load.except())));
            transfer.freezes()
                    .forEach(freeze ->
                            line("freeze" + globs(" ", freeze.weights()) + globs(" except ", freeze.except())));
        } else if (section instanceof Section.Regularize regularize) {
            regularize
                    .penalties()
                    .forEach(penalty -> line(inline(penalty.regularizer()) + globs(" on ", penalty.weights())));
        }
    }

    private static String globs(String before, List<Glob> globs) {
        return globs.isEmpty() ? "" : before + globs.stream().map(Glob::text).collect(Collectors.joining(", "));
    }

    private String type(PortType type) {
        String sizes = type.sizes().stream().map(list -> "[" + list(list) + "]").collect(Collectors.joining());
        String classes = type.classes()
                .map(names -> " {"
                        + names.stream().map(Name::text).map(Printer::quoted).collect(Collectors.joining(", ")) + "}")
                .orElse("");
        return type.name().text()
                + sizes
                + type.limit().map(limit -> " < " + inline(limit)).orElse("")
                + classes;
    }

    private void setting(Setting setting) {
        line(setting.name().text() + " " + arguments(setting.arguments()));
    }

    private void augmentation(Augmentation augmentation) {
        if (augmentation instanceof Augmentation.Apply apply) {
            line(inline(apply.call()));
        } else if (augmentation instanceof Augmentation.Repeat repeat) {
            line("repeat " + inline(repeat.count()));
            nested(() -> repeat.steps().forEach(this::augmentation));
        } else if (augmentation instanceof Augmentation.OneOf oneOf) {
            line("one_of");
            nested(() -> oneOf.choices().forEach(this::augmentation));
        }
    }

    private void body(Body body) {
        body.values().forEach(value -> line(value.name().text() + " = " + inline(value.value())));
        body.result().ifPresent(result -> line(inline(result)));
    }

    private String braces(Body body) {
        var inner = new Printer();
        inner.depth = depth + 1;
        inner.body(body);
        return "{\n" + inner.text + "  ".repeat(depth) + "}";
    }

    private String inline(Expression expression) {
        if (expression instanceof Expression.IntegerLiteral integer) {
            return String.valueOf(integer.value());
        } else if (expression instanceof Expression.FloatLiteral floating) {
            return String.valueOf(floating.value());
        } else if (expression instanceof Expression.BooleanLiteral bool) {
            return String.valueOf(bool.value());
        } else if (expression instanceof Expression.StringLiteral string) {
            return quoted(string.value());
        } else if (expression instanceof Expression.NoneLiteral) {
            return "none";
        } else if (expression instanceof Expression.Reference reference) {
            return reference.name().text();
        } else if (expression instanceof Expression.Member member) {
            return inline(member.owner()) + "." + member.name().text();
        } else if (expression instanceof Expression.Call call) {
            return call.name().text() + "(" + arguments(call.arguments()) + ")";
        } else if (expression instanceof Expression.ListLiteral list) {
            return "[" + list(list.elements()) + "]";
        } else if (expression instanceof Expression.AllExcept columns) {
            return "all except ["
                    + columns.names().stream()
                            .map(Name::text)
                            .map(Printer::quoted)
                            .collect(Collectors.joining(", ")) + "]";
        } else if (expression instanceof Expression.Duration duration) {
            String unit = duration.unit() == Expression.Duration.Unit.STEPS ? " steps" : " epochs";
            return inline(duration.count()) + unit;
        } else if (expression instanceof Expression.Broken) {
            return "<broken>";
        }
        return composed(expression);
    }

    private String composed(Expression expression) {
        if (expression instanceof Expression.Unary unary) {
            return "(" + unary.operator().text() + inline(unary.operand()) + ")";
        } else if (expression instanceof Expression.Binary binary) {
            return "(" + inline(binary.left()) + " " + binary.operator().text() + " " + inline(binary.right()) + ")";
        } else if (expression instanceof Expression.Range range) {
            return "(" + inline(range.from()) + (range.inclusive() ? ".." : "..<") + inline(range.to()) + ")";
        } else if (expression instanceof Expression.Pipeline pipeline) {
            return "(" + pipeline.stages().stream().map(this::inline).collect(Collectors.joining(" -> ")) + ")";
        } else if (expression instanceof Expression.For loop) {
            return "for " + loop.variable().text() + " in " + inline(loop.range()) + " " + braces(loop.body());
        } else if (expression instanceof Expression.Repeat repeat) {
            return "repeat " + inline(repeat.count()) + " " + braces(repeat.body());
        }
        var choice = (Expression.If) expression;
        return choice.branches().stream()
                        .map(branch -> "if " + inline(branch.condition()) + " " + braces(branch.body()))
                        .collect(Collectors.joining(" else "))
                + choice.otherwise().map(body -> " else " + braces(body)).orElse("");
    }

    private String list(List<Expression> elements) {
        return elements.stream().map(this::inline).collect(Collectors.joining(", "));
    }

    private String arguments(List<Argument> arguments) {
        return arguments.stream()
                .map(argument ->
                        argument.name().map(name -> name.text() + " = ").orElse("") + inline(argument.value()))
                .collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (char character : text.toCharArray()) {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                quoted.append(String.format("\\u%04x", (int) character));
            } else {
                quoted.append(character);
            }
        }
        return quoted.append('"').toString();
    }
}
