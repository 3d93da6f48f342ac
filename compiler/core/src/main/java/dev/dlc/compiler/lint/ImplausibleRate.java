package dev.dlc.compiler.lint;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.optimizer.Adagrad;
import dev.dlc.compiler.optimizer.Adam;
import dev.dlc.compiler.optimizer.Adamw;
import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.optimizer.Rmsprop;
import dev.dlc.compiler.source.Span;
import java.util.function.Consumer;

/**
 * A learning rate that no network learns with. A step of adam and its like moves each weight by about the rate itself, whatever the
 * gradient; that of the others is proportional to it, which leaves more room.
 */
record ImplausibleRate() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        Optimizer optimizer = subject.model().optimizer();
        boolean normalised = optimizer instanceof Adam || optimizer instanceof Adamw || optimizer instanceof Rmsprop;
        double most = normalised ? 0.1 : optimizer instanceof Adagrad ? 1 : 10;
        double lr = optimizer.lr();
        if (lr > 0 && lr <= most) {
            return;
        }
        Expression.Call call =
                subject.section(Section.Optimizer.class).orElseThrow().optimizer();
        String usual = normalised ? "1e-3" : "0.01";
        report.accept(
                lr == 0
                        ? Diagnostic.of(
                                Code.IMPLAUSIBLE_RATE,
                                place(call),
                                "with a learning rate of 0 nothing is learnt",
                                "begin with `lr = " + usual + "`")
                        : Diagnostic.of(
                                Code.IMPLAUSIBLE_RATE,
                                place(call),
                                "a learning rate of " + lr + " is far above what `"
                                        + call.name().text() + "` learns with",
                                "begin with `lr = " + usual + "`"));
    }

    /** The first argument is the rate. */
    private static Span place(Expression.Call call) {
        return call.arguments().stream()
                .filter(argument ->
                        argument.name().map(name -> name.text().equals("lr")).orElse(true))
                .map(Argument::span)
                .findFirst()
                .orElse(call.span());
    }
}
