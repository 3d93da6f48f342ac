package dev.dlc.compiler.parse;

import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** What the readers of the parse tree share. A context with an exception is incomplete, and is reported already. */
abstract class Reader {
    final Reports reports;

    Reader(Reports reports) {
        this.reports = reports;
    }

    final Span span(ParserRuleContext context) {
        Token last = context.getStop() == null ? context.getStart() : context.getStop();
        int start = context.getStart().getStartIndex();
        return new Span(reports.file(), start, Math.max(start, last.getStopIndex() + 1));
    }

    final Span span(Token token) {
        return new Span(reports.file(), token.getStartIndex(), token.getStopIndex() + 1);
    }

    final Name name(ParserRuleContext word) {
        return new Name(word.getText(), span(word));
    }

    static boolean isBroken(ParserRuleContext context) {
        return context == null || context.exception != null;
    }

    final void report(ParserRuleContext context, Diagnostic diagnostic) {
        if (!((Piece) context.getStart()).muted) {
            reports.add(diagnostic);
        }
    }
}
