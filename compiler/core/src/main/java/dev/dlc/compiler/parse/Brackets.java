package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import dev.dlc.grammar.DlLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Pairs the brackets. Where one lacks, the indentation tells which, as it tells the reader; it is reported and put where it
 * was probably meant, so that the parser only sees whole pairs. Indentation means nothing in files whose brackets pair.
 */
final class Brackets {
    private static final Set<Integer> WORDS_BEFORE_BRACE =
            Set.of(DlLexer.DATA, DlLexer.NETWORK, DlLexer.INIT, DlLexer.TRANSFER, DlLexer.REGULARIZE, DlLexer.TRAIN);

    /** A token to put before the one at an index. */
    private record Insertion(int index, Piece piece) {}

    /** A pair. */
    private static final class Closed {
        final OpenBracket open;
        final Piece closer;
        /** The line after it is indented as if it were still open. */
        boolean tooEarly;

        Closed(OpenBracket open, Piece closer) {
            this.open = open;
            this.closer = closer;
        }
    }

    private final Reports reports;
    private final List<Piece> in;
    private final List<Piece> out = new ArrayList<>();
    private final List<Insertion> insertions = new ArrayList<>();
    private final Deque<OpenBracket> stack = new ArrayDeque<>();
    private final List<Closed> closed = new ArrayList<>();
    private final Set<Integer> reportedLines = new HashSet<>();
    /** Of the pairs, those that end before the line that is being read. */
    private int closedOnEarlierLines;

    private final boolean lacksOpener;
    private int lineIndentation;

    private Brackets(Reports reports, List<Piece> in) {
        this.reports = reports;
        this.in = in;
        int balance = 0;
        for (Piece piece : in) {
            balance += piece.getType() == DlLexer.LEFT_BRACE ? 1 : piece.getType() == DlLexer.RIGHT_BRACE ? -1 : 0;
        }
        lacksOpener = balance < 0;
    }

    /** The tokens with all brackets paired. */
    static List<Piece> pair(Reports reports, List<Piece> pieces) {
        return arePaired(pieces) ? pieces : new Brackets(reports, pieces).mend();
    }

    private static boolean arePaired(List<Piece> pieces) {
        Deque<Integer> open = new ArrayDeque<>();
        for (Piece piece : pieces) {
            int type = piece.getType();
            if (Tokens.isOpener(type)) {
                open.push(type + 1);
            } else if (Tokens.isCloser(type) && (open.isEmpty() || open.pop() != type)) {
                return false;
            }
        }
        return open.isEmpty();
    }

    private List<Piece> mend() {
        for (int i = 0; i < in.size(); i++) {
            Piece piece = in.get(i);
            int type = piece.getType();
            if (piece.firstOnLine) {
                lineIndentation = piece.getCharPositionInLine();
                if (!Tokens.isCloser(type)) {
                    noteEnds();
                }
                noteTooEarly(type);
            }
            if (type == Token.EOF) {
                while (!stack.isEmpty()) {
                    closeMissing(piece);
                }
                out.add(piece);
            } else if (Tokens.isCloser(type)) {
                close(piece, i);
            } else {
                out.add(piece);
                if (Tokens.isOpener(type)) {
                    open(piece);
                } else if (lacksOpener && lacksBrace(i)) {
                    insertBrace(piece);
                }
            }
            if (piece.malformed && type == DlLexer.STRING) {
                openSwallowed(piece);
                closeSwallowed(piece);
            }
            if (piece.lastBeforeComment) {
                stack.forEach(open -> open.swallowed = true);
            }
        }
        return withInsertions();
    }

    /** A string without its end may have swallowed the brackets that open the following lines. */
    private void openSwallowed(Piece string) {
        if (string.getType() != DlLexer.STRING || string.getText().startsWith("'")) {
            return;
        }
        String text = string.getText();
        for (int i = text.length() - 1, closers = 0; i > 0; i--) {
            int kind = "{([".indexOf(text.charAt(i));
            closers += "})]".indexOf(text.charAt(i)) >= 0 ? 1 : kind >= 0 && closers > 0 ? -1 : 0;
            if (kind == 0 && closers == 0) {
                Piece opener = Piece.insertedAfter(string, DlLexer.LEFT_BRACE, "{");
                out.add(opener);
                open(opener);
                return;
            }
        }
    }

    /** Nor are the brackets missed whose partners may stand in the string: no more of them than it holds. */
    private void closeSwallowed(Piece string) {
        long closers = string.getText()
                .chars()
                .filter(character -> "})]".indexOf(character) >= 0)
                .count();
        stack.stream().limit(closers).forEach(open -> open.swallowed = true);
    }

    private void noteEnds() {
        for (OpenBracket open : stack) {
            if (open.ended < 0 && lineIndentation <= open.indentation) {
                open.ended = out.size();
            }
        }
    }

    private void noteTooEarly(int type) {
        for (; closedOnEarlierLines < closed.size(); closedOnEarlierLines++) {
            Closed pair = closed.get(closedOnEarlierLines);
            pair.tooEarly = lineIndentation > pair.open.indentation
                    && pair.closer.getType() == DlLexer.RIGHT_BRACE
                    && !Tokens.continues(type);
        }
    }

    private void open(Piece piece) {
        int before = out.size() - 2;
        boolean ofModel = piece.getType() == DlLexer.LEFT_BRACE && type(before - 1) == DlLexer.MODEL && stack.isEmpty();
        stack.push(new OpenBracket(
                piece, out.size() - 1, lineIndentation, OpenBracket.owner(out, before, piece.getType()), ofModel));
    }

    /** True for {@code network} and the like where the next token should be a brace, and is not. */
    private boolean lacksBrace(int index) {
        int type = in.get(index).getType();
        int next = in.get(index + 1).getType();
        if (next == DlLexer.LEFT_BRACE || next == DlLexer.ASSIGN || next == DlLexer.COLON || next == DlLexer.ARROW) {
            return false;
        }
        int before = index == 0 ? Token.EOF : in.get(index - 1).getType();
        return stack.isEmpty()
                ? before == DlLexer.MODEL && Tokens.isWord(type)
                : stack.peek().ofModel
                        && (WORDS_BEFORE_BRACE.contains(type) && in.get(index).firstOnLine
                                || before == DlLexer.AUGMENT && Tokens.isWord(type));
    }

    private void insertBrace(Piece after) {
        Piece brace = Piece.insertedAfter(after, DlLexer.LEFT_BRACE, "{");
        String header = OpenBracket.owner(out, out.size() - 1, DlLexer.LEFT_BRACE);
        reports.add(Diagnostic.of(Code.UNPAIRED_BRACKET, behind(after), "expected `{` after `" + header + "`"));
        out.add(brace);
        open(brace);
    }

    private void close(Piece closer, int index) {
        int type = closer.getType();
        if (!canClose(type)) {
            if (!stack.isEmpty()
                    && type != DlLexer.RIGHT_BRACE
                    && stack.peek().closer() != DlLexer.RIGHT_BRACE
                    && !isClosedOnLine(index)) {
                wrongKind(closer);
            } else {
                unexpected(closer);
            }
            return;
        }
        while (stack.peek().closer() != type || type == DlLexer.RIGHT_BRACE && closesOuter(closer)) {
            closeMissing(closer);
        }
        OpenBracket open = stack.pop();
        out.add(closer);
        closed.add(new Closed(open, closer));
        forgetEndsWithin(open, out.size());
    }

    /** What looked like the end of an outer bracket, but lies within this pair, was none: pairs don't cross. */
    private void forgetEndsWithin(OpenBracket open, int end) {
        stack.stream()
                .filter(outer -> outer.ended > open.index && outer.ended < end)
                .forEach(outer -> outer.ended = -1);
    }

    /** Nothing is open. If an earlier brace closed what goes on below it, that one is wrong. */
    private void unexpected(Piece closer) {
        Piece wrong = closer;
        if (closer.getType() == DlLexer.RIGHT_BRACE && stack.isEmpty()) {
            for (int i = 0; i < closed.size() && wrong == closer; i++) {
                if (closed.get(i).tooEarly) {
                    wrong = closed.get(i).closer;
                    closed.get(i).tooEarly = false;
                }
            }
        }
        int index = wrong == closer ? out.size() : out.indexOf(wrong);
        if (wrong.firstOnLine) {
            muteBody(wrong, index);
        }
        if (wrong != closer) {
            out.remove(index);
            insertions.replaceAll(it -> it.index > index ? new Insertion(it.index - 1, it.piece) : it);
            out.add(closer);
        }
        report(Diagnostic.of(
                Code.UNPAIRED_BRACKET, span(wrong), "unexpected `" + wrong.getText() + "`: it closes nothing"));
    }

    /** What stands above a brace without its partner, up to the line that it is aligned with, has lost its context. */
    private void muteBody(Piece closer, int index) {
        int column = closer.getCharPositionInLine();
        boolean above = true;
        for (int i = index - 1; i >= 0 && above; i--) {
            out.get(i).muted = true;
            above = !out.get(i).firstOnLine || out.get(i).getCharPositionInLine() > column;
        }
    }

    /** One mistake a line: with one bracket wrong, the next on its line seem wrong as well. */
    private void report(Diagnostic diagnostic) {
        if (reportedLines.add(diagnostic.span().line())) {
            reports.add(diagnostic);
        }
    }

    /** True if the innermost bracket finds its partner later on the line of the token, so that what stands there is one too many. */
    private boolean isClosedOnLine(int index) {
        int depth = 0;
        for (int i = index + 1; i < in.size() && !in.get(i).firstOnLine && depth >= 0; i++) {
            int type = in.get(i).getType();
            if (depth == 0 && type == stack.peek().closer()) {
                return true;
            }
            depth += Tokens.isOpener(type) ? 1 : Tokens.isCloser(type) ? -1 : 0;
        }
        return false;
    }

    /** True if a bracket is open that it closes; parentheses never close over a brace. */
    private boolean canClose(int type) {
        for (OpenBracket open : stack) {
            if (open.closer() == type) {
                return true;
            }
            if (type != DlLexer.RIGHT_BRACE && open.closer() == DlLexer.RIGHT_BRACE) {
                return false;
            }
        }
        return false;
    }

    /** True if the brace stands below the line of an outer brace, left of the line of the innermost. */
    private boolean closesOuter(Piece closer) {
        int column = closer.getCharPositionInLine();
        return closer.firstOnLine
                && column < stack.peek().indentation
                && stack.stream().anyMatch(open -> open.closer() == DlLexer.RIGHT_BRACE && open.indentation == column);
    }

    private void wrongKind(Piece closer) {
        OpenBracket open = stack.pop();
        String right = open.closerText();
        reports.add(Diagnostic.of(
                        Code.UNPAIRED_BRACKET,
                        span(closer),
                        "expected `" + right + "`, found `" + closer.getText() + "`")
                .label(span(open.bracket), "opened here")
                .fix(span(closer), right));
        closer.setType(open.closer());
        out.add(closer);
        forgetEndsWithin(open, out.size());
    }

    /** The innermost bracket lacks its partner. */
    private void closeMissing(Piece found) {
        OpenBracket open = stack.pop();
        boolean brace = open.closer() == DlLexer.RIGHT_BRACE;
        int index = open.ended >= 0 ? open.ended : out.size();
        forgetEndsWithin(open, index);
        Piece place = index < out.size() ? out.get(index) : found;
        Piece before = out.get(index - 1);
        insertions.add(new Insertion(index, Piece.insertedAfter(before, open.closer(), open.closerText())));
        if (open.ended < 0 || !brace) {
            out.subList(open.index, index).forEach(piece -> piece.muted = true);
            place.muted = true;
        }
        if (!open.swallowed && reportedLines.add(open.bracket.getLine())) {
            String what = brace ? open.owner : open.owner + open.bracket.getText();
            boolean atEnd = place.firstOnLine || place.getType() == Token.EOF;
            reports.add(Diagnostic.of(
                            Code.UNPAIRED_BRACKET,
                            atEnd ? behind(before) : span(place),
                            "expected `" + open.closerText() + "` to close `" + (what.isEmpty() ? "{" : what) + "`")
                    .label(span(open.bracket), "opened here"));
        }
    }

    private List<Piece> withInsertions() {
        insertions.sort((a, b) -> Integer.compare(a.index, b.index));
        List<Piece> mended = new ArrayList<>(out.size() + insertions.size());
        Iterator<Insertion> left = insertions.iterator();
        Insertion next = left.hasNext() ? left.next() : null;
        for (int i = 0; i < out.size(); i++) {
            while (next != null && next.index == i) {
                mended.add(next.piece);
                next = left.hasNext() ? left.next() : null;
            }
            mended.add(out.get(i));
        }
        return mended;
    }

    private int type(int index) {
        return index < 0 ? Token.EOF : out.get(index).getType();
    }

    private Span behind(Piece piece) {
        int end = span(piece).end();
        return new Span(reports.file(), end, end);
    }

    private Span span(Piece piece) {
        SourceFile file = reports.file();
        return new Span(file, piece.getStartIndex(), Math.max(piece.getStartIndex(), piece.getStopIndex() + 1));
    }
}
