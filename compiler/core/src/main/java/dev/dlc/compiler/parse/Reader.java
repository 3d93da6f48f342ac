package dev.dlc.compiler.parse;

import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
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

    /** The item could not be read. */
    final void skip(ParserRuleContext item) {
        reports.skipped(item.getStart(), item.getStop() == null ? item.getStart() : item.getStop());
    }

    final Name name(ParserRuleContext word) {
        return new Name(word.getText(), span(word));
    }

    /** True where a mistake stands in the item itself, not in one of the items that it holds. */
    final boolean isSpoiled(ParserRuleContext item) {
        int first = item.getStart().getLine();
        return isMistaken(first) || hasMistakeBetween(first, lastLine(item), items(item));
    }

    /** True where a mistake stands on the line. */
    private boolean isMistaken(int line) {
        return reports.mistaken().get(line);
    }

    /** True where a line with a mistake, both ends included, is none of the items'. */
    final boolean hasMistakeBetween(int first, int last, List<? extends ParserRuleContext> items) {
        BitSet mistaken = reports.mistaken();
        for (int line = mistaken.nextSetBit(first); line >= 0 && line <= last; line = mistaken.nextSetBit(line + 1)) {
            int at = line;
            if (items.stream().noneMatch(item -> item.getStart().getLine() <= at && at <= lastLine(item))) {
                return true;
            }
        }
        return false;
    }

    /** A mistake in the lines between an item and what follows it may belong to it: {@code -> -> relu}. */
    final boolean hasMistakeBehind(ParserRuleContext item, ParserRuleContext next, ParserRuleContext list) {
        int end = next != null ? next.getStart().getLine() : lastLine(list);
        return hasMistakeBetween(lastLine(item) + 1, end - 1, List.of());
    }

    static int lastLine(ParserRuleContext context) {
        int first = context.getStart().getLine();
        return context.getStop() == null
                ? first
                : Math.max(first, context.getStop().getLine());
    }

    private List<ParserRuleContext> items(ParserRuleContext context) {
        List<ParserRuleContext> found = new ArrayList<>();
        if (!reports.mistaken().isEmpty()) {
            collect(context, found);
        }
        return found;
    }

    private static void collect(ParserRuleContext context, List<ParserRuleContext> found) {
        for (int i = 0; i < context.getChildCount(); i++) {
            if (context.getChild(i) instanceof ParserRuleContext child) {
                if (Recovery.ITEMS.contains(child.getRuleIndex())) {
                    found.add(child);
                } else {
                    collect(child, found);
                }
            }
        }
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
