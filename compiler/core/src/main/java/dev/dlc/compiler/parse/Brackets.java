package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.grammar.DlLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Pairs the brackets. Where one lacks, the indentation tells which, as it tells the reader; it is reported and put where it
 * was probably meant, so that the parser only sees whole pairs. Indentation means nothing in files without a mistake.
 */
final class Brackets {
    /** How many tokens ahead the partner of a bracket is looked for: more than a line of any but a generated file has. */
    private static final int FARTHEST = 200;

    private static final Set<Integer> WORDS_BEFORE_BRACE =
            Set.of(DlLexer.DATA, DlLexer.NETWORK, DlLexer.INIT, DlLexer.TRANSFER, DlLexer.REGULARIZE, DlLexer.TRAIN);

    /** A pair. */
    private record Closed(OpenBracket open, Piece closer) {}

    private final Reports reports;
    private final List<Piece> in;
    private final List<Piece> out = new ArrayList<>();
    private final Insertions insertions = new Insertions();
    private final OpenBrackets stack = new OpenBrackets();
    /** The pairs that end on the line before. */
    private final List<Closed> closed = new ArrayList<>();
    /** Braces after which a line is indented as if they closed nothing. */
    private final Deque<Piece> tooEarly = new ArrayDeque<>();

    private final Set<Integer> reportedLines = new HashSet<>();

    private final Layout layout;
    private final boolean paired;
    private final boolean lacksOpener;

    private int lineIndentation;
    private int lineStart;

    private Brackets(Reports reports, List<Piece> in) {
        this.reports = reports;
        this.in = in;
        layout = new Layout(in);
        paired = Layout.arePaired(in);
        lacksOpener = layout.balance() < 0;
    }

    /**
     * The tokens of a file that has a mistake, with all brackets paired. Even where they pair as they are, what one line lacks may
     * be what another has too many.
     */
    static List<Piece> pair(Reports reports, List<Piece> pieces) {
        return new Brackets(reports, pieces).mend();
    }

    private List<Piece> mend() {
        for (int i = 0; i < in.size(); i++) {
            Piece piece = in.get(i);
            int type = piece.getType();
            if (piece.firstOnLine) {
                lineIndentation = piece.getCharPositionInLine();
                lineStart = i;
                if (!Tokens.isCloser(type)) {
                    stack.noteEnds(lineIndentation, out.size());
                    closeBeforeItem(i);
                }
                noteTooEarly(i);
            }
            if (type == Token.EOF) {
                while (!stack.isEmpty()) {
                    closeMissing(piece, false);
                }
                out.add(piece);
            } else if (Tokens.isCloser(type)) {
                close(piece, i);
            } else {
                if (beginsBodyInParameters(i)) {
                    closeMissing(piece, true);
                }
                out.add(piece);
                if (Tokens.isOpener(type)) {
                    open(piece);
                } else if (lacksBrace(i) && hasBody(i)) {
                    insertBrace(piece);
                }
            }
            if (piece.malformed && type == DlLexer.STRING) {
                openSwallowed(piece);
                closeSwallowed(piece);
            }
            if (piece.lastBeforeComment) {
                stack.swallow(Long.MAX_VALUE);
            }
        }
        return insertions.into(out);
    }

    /** A string without its end may have swallowed the brackets that open the following lines. */
    private void openSwallowed(Piece string) {
        if (string.getType() != DlLexer.STRING || !string.getText().startsWith("\"")) {
            return;
        }
        String text = string.getText();
        for (int i = text.length() - 1, closers = 0; i > 0; i--) {
            int kind = "{([".indexOf(text.charAt(i));
            closers += "})]".indexOf(text.charAt(i)) >= 0 ? 1 : kind >= 0 && closers > 0 ? -1 : 0;
            if (kind == 0 && closers == 0) {
                Piece opener = Piece.insertedAfter(string, DlLexer.LEFT_BRACE, "{");
                reports.guessedBrace(string);
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
        stack.swallow(closers);
    }

    /**
     * No bracket outlives the line at which its body surely ended, if that line begins a declaration, a section or a value: so
     * brackets that lack there find no partner in a later mistake.
     */
    private void closeBeforeItem(int index) {
        Piece piece = in.get(index);
        int type = piece.getType();
        int next = type(in, index + 1);
        OpenBracket around = null;
        if (Tokens.beginsDeclaration(type, next, type(in, index + 2))) {
            closeEnded(null, piece);
        } else if (Tokens.beginsSection(type, next) && (type != DlLexer.TRAIN || next == DlLexer.LEFT_BRACE)) {
            around = stack.model(lineIndentation);
        } else if (Tokens.isWord(type) && next == DlLexer.ASSIGN && !Tokens.goesOn(type(out.size() - 1))) {
            around = stack.goingOn(lineIndentation);
        }
        if (around != null) {
            closeEnded(around, piece);
        }
    }

    /** Closes what is open within a bracket, all of it or, where some may go on, nothing. */
    private void closeEnded(OpenBracket around, Piece found) {
        if (!stack.haveEndedWithin(around)) {
            return;
        }
        while (!stack.isEmpty() && stack.peek() != around) {
            closeMissing(found, true);
        }
    }

    /** {@code block f(n: int {} */
    private boolean beginsBodyInParameters(int index) {
        return in.get(index).getType() == DlLexer.LEFT_BRACE
                && in.get(index + 1).firstOnLine
                && !stack.isEmpty()
                && stack.peek().closer() == DlLexer.RIGHT_PARENTHESIS
                && type(stack.peek().index - 2) == DlLexer.BLOCK;
    }

    private void noteTooEarly(int index) {
        int type = in.get(index).getType();
        // a section goes on in no body but that of a model: above it a whole line lacks
        boolean section = Tokens.beginsSection(type, type(in, index + 1));
        for (Closed pair : closed) {
            if (lineIndentation > pair.open.indentation
                    && pair.closer.getType() == DlLexer.RIGHT_BRACE
                    && !Tokens.continues(type)
                    && (!section || pair.open.ofModel)) {
                tooEarly.add(pair.closer);
            }
        }
        closed.clear();
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
        // `network name {`: it is the name that should not be
        if (Tokens.isWord(next) && !in.get(index + 1).firstOnLine && type(in, index + 2) == DlLexer.LEFT_BRACE) {
            return false;
        }
        int before = index == 0 ? Token.EOF : in.get(index - 1).getType();
        return stack.isEmpty()
                ? before == DlLexer.MODEL && Tokens.isWord(type)
                : stack.peek().ofModel
                        && (WORDS_BEFORE_BRACE.contains(type) && in.get(index).firstOnLine
                                || before == DlLexer.AUGMENT && Tokens.isWord(type));
    }

    /** True if what follows is closed somewhere: on the line, or as further lines show that are indented more. */
    private boolean hasBody(int index) {
        Piece below = in.get(layout.below(index));
        boolean deeper = below.getType() != Token.EOF && below.getCharPositionInLine() > lineIndentation;
        return in.get(index + 1).firstOnLine
                ? lacksOpener || deeper
                : layout.balanceBehind(index) < 0 || lacksOpener && deeper;
    }

    private void insertBrace(Piece after) {
        Piece brace = Piece.insertedAfter(after, DlLexer.LEFT_BRACE, "{");
        String header = OpenBracket.owner(out, out.size() - 1, DlLexer.LEFT_BRACE);
        reports.guessedBrace(after);
        reports.add(Diagnostic.of(Code.UNPAIRED_BRACKET, reports.behind(after), "expected `{` after `" + header + "`"));
        out.add(brace);
        open(brace);
    }

    private void close(Piece closer, int index) {
        int type = closer.getType();
        if (type == DlLexer.RIGHT_BRACE && goesOnBelow(index)) {
            if (stack.peek().closer() == DlLexer.RIGHT_BRACE) {
                stray(closer, out.size());
            } else {
                wrongKind(closer);
            }
            return;
        }
        if (!stack.canClose(type)) {
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
        while (stack.peek().closer() != type || type == DlLexer.RIGHT_BRACE && !paired && stack.closesOuter(closer)) {
            closeMissing(closer, false);
        }
        OpenBracket open = stack.pop();
        out.add(closer);
        if (stack.areBraces()) {
            // else the brace could not move behind the bracket that it stands in
            closed.add(new Closed(open, closer));
        }
        stack.forgetEndsWithin(open, out.size());
    }

    /**
     * True if the line after a brace shows that what it would close goes on: the brace that is open since an earlier line is
     * closed right there, or there is a further line like this one.
     */
    private boolean goesOnBelow(int index) {
        OpenBracket around = stack.innermostBrace();
        Piece closer = in.get(index);
        if (around == null
                || around.bracket.getLine() >= closer.getLine()
                || stack.peek().bracket.getLine() < closer.getLine() && stack.peek() != around
                || lineIndentation <= around.indentation
                || layout.balanceBehind(index) > 0) {
            return false;
        }
        Piece below = in.get(layout.below(index));
        int column = below.getCharPositionInLine();
        return below.getType() == DlLexer.RIGHT_BRACE
                ? column == around.indentation
                        && (stack.peek() != around || layout.opens(lineStart, layout.below(index)))
                : column == lineIndentation
                        && !Tokens.continues(below.getType())
                        && !layout.endsBody(layout.below(index));
    }

    /** Nothing is open. If an earlier brace closed what goes on below it, that one is wrong. */
    private void unexpected(Piece closer) {
        boolean outside = closer.getType() == DlLexer.RIGHT_BRACE && stack.isEmpty();
        Piece wrong = outside && !tooEarly.isEmpty() && !isEnough() ? tooEarly.remove() : closer;
        int index = wrong == closer ? out.size() : out.indexOf(wrong);
        if (wrong != closer) {
            out.remove(index);
            insertions.removed(index);
            out.add(closer);
        }
        stray(wrong, index);
    }

    /** Nothing more is told: what would only make that better is left out, since it takes long for many. */
    private boolean isEnough() {
        return reports.count() > Problems.MOST;
    }

    /** @param index where it stood, or would stand */
    private void stray(Piece closer, int index) {
        if (closer.getType() == DlLexer.RIGHT_BRACE) {
            reports.guessedBrace(closer);
        }
        if (closer.firstOnLine && !isEnough()) {
            muteBody(closer, index);
        }
        report(Diagnostic.of(
                Code.UNPAIRED_BRACKET,
                reports.span(closer),
                "unexpected `" + closer.getText() + "`: it closes nothing"));
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
        int end = Math.min(in.size(), index + FARTHEST);
        for (int i = index + 1; i < end && !in.get(i).firstOnLine && depth >= 0; i++) {
            int type = in.get(i).getType();
            if (depth == 0 && type == stack.peek().closer()) {
                return true;
            }
            depth += Tokens.isOpener(type) ? 1 : Tokens.isCloser(type) ? -1 : 0;
        }
        return false;
    }

    private void wrongKind(Piece closer) {
        OpenBracket open = stack.pop();
        String right = open.closerText();
        if (open.closer() == DlLexer.RIGHT_BRACE || closer.getType() == DlLexer.RIGHT_BRACE) {
            reports.guessedBrace(open.bracket);
            reports.guessedBrace(closer);
        }
        report(Diagnostic.of(
                        Code.UNPAIRED_BRACKET,
                        reports.span(closer),
                        "expected `" + right + "`, found `" + closer.getText() + "`")
                .label(reports.span(open.bracket), "opened here")
                .fix(reports.span(closer), right));
        closer.setType(open.closer());
        out.add(closer);
        stack.forgetEndsWithin(open, out.size());
    }

    /**
     * The innermost bracket lacks its partner.
     *
     * @param certain that it does not go on, so that what is found can be read
     */
    private void closeMissing(Piece found, boolean certain) {
        OpenBracket open = stack.pop();
        boolean brace = open.closer() == DlLexer.RIGHT_BRACE;
        int index = open.ended >= 0 ? open.ended : out.size();
        stack.forgetEndsWithin(open, index);
        Piece place = index < out.size() ? out.get(index) : found;
        Piece before = out.get(index - 1);
        if (brace) {
            reports.guessedBrace(open.bracket);
            reports.guessedBrace(before);
        }
        insertions.add(index, Piece.insertedAfter(before, open.closer(), open.closerText()));
        if (open.ended < 0 || !brace) {
            out.subList(open.index, index).forEach(piece -> piece.muted = true);
            place.muted |= !certain;
        }
        if (!open.swallowed && reportedLines.add(open.bracket.getLine())) {
            String what = brace ? open.owner : open.owner + open.bracket.getText();
            boolean atEnd = place.firstOnLine || place.getType() == Token.EOF;
            reports.add(Diagnostic.of(
                            Code.UNPAIRED_BRACKET,
                            atEnd ? reports.behind(before) : reports.span(place),
                            "expected `" + open.closerText() + "` to close `" + (what.isEmpty() ? "{" : what) + "`")
                    .label(reports.span(open.bracket), "opened here"));
        }
    }

    private int type(int index) {
        return type(out, index);
    }

    private static int type(List<Piece> pieces, int index) {
        return index < 0 || index >= pieces.size()
                ? Token.EOF
                : pieces.get(index).getType();
    }
}
