package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** A number, a value of the network, a layer, a pipeline: what it is, only its place and its names tell. */
public sealed interface Expression {
    /** From the first character to the last; parentheses around the whole are not part of it. */
    Span span();

    /** {@code 64}. */
    record IntegerLiteral(long value, Span span) implements Expression {}

    /** {@code 0.5}, {@code 1e-3}; finite. */
    record FloatLiteral(double value, Span span) implements Expression {}

    /** {@code true}, {@code false}. */
    record BooleanLiteral(boolean value, Span span) implements Expression {}

    /** {@code "train.csv"}, escapes resolved. */
    record StringLiteral(String value, Span span) implements Expression {}

    /** {@code none}. */
    record NoneLiteral(Span span) implements Expression {}

    /** A name alone: a value, a parameter, a layer without arguments, a word such as {@code same}. */
    record Reference(Name name) implements Expression {
        @Override
        public Span span() {
            return name.span();
        }
    }

    /** {@code in.channels}, {@code label.classes}, {@code validation.loss}. */
    record Member(Expression owner, Name name, Span span) implements Expression {}

    /** {@code conv2d(8, kernel = 3)}; positional arguments come before named ones. */
    record Call(Name name, List<Argument> arguments, Span span) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code -x}, {@code !x}. */
    record Unary(Operator.Prefix operator, Expression operand, Span span) implements Expression {}

    /** {@code a + b}. */
    record Binary(Operator operator, Expression left, Expression right, Span span) implements Expression {}

    /** {@code from..to}, or {@code from..<to} which leaves {@code to} out. */
    record Range(Expression from, Expression to, boolean inclusive, Span span) implements Expression {}

    /** {@code [a, b, c]}. */
    record ListLiteral(List<Expression> elements, Span span) implements Expression {
        public ListLiteral {
            elements = List.copyOf(elements);
        }
    }

    /** {@code 500 steps}, {@code 3 epochs}; only as an argument. */
    record Duration(Expression count, Unit unit, Span span) implements Expression {
        /** What is counted. */
        public enum Unit {
            STEPS,
            EPOCHS
        }
    }

    /** {@code all except label}, {@code all except [id, label]}: columns of a table. */
    record AllExcept(List<Name> names, Span span) implements Expression {
        public AllExcept {
            names = List.copyOf(names);
        }
    }

    /**
     * {@code image -> conv2d(8) -> relu}.
     *
     * @param stages at least two; the first is a value, or a layer if what flows in is meant; the others are {@link Reference},
     *     {@link Call}, {@link If}, {@link For} or {@link Repeat}
     */
    record Pipeline(List<Expression> stages, Span span) implements Expression {
        public Pipeline {
            stages = List.copyOf(stages);
        }
    }

    /**
     * {@code if a { … } else if b { … } else { … }}.
     *
     * @param branches at least one; the first whose condition holds is taken
     */
    record If(List<Branch> branches, Optional<Body> otherwise, Span span) implements Expression {
        public If {
            branches = List.copyOf(branches);
        }

        /** {@code if condition body}. */
        public record Branch(Expression condition, Body body, Span span) {}
    }

    /** {@code for i in 0..<3 { … }}. */
    record For(Name variable, Expression range, Body body, Span span) implements Expression {}

    /** {@code repeat 3 { … }}. */
    record Repeat(Expression count, Body body, Span span) implements Expression {}

    /** What could not be read. Stands only in files with reported syntax errors; nothing more need be said about it. */
    record Broken(Span span) implements Expression {}
}
