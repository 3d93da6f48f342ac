package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.grammar.DlParser;
import java.util.Set;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Goes on after a mistake: within brackets behind the closing one, otherwise with the next item (statement, setting, section,
 * …) that begins on a line of its own. So a mistake spoils one item, and is told once.
 */
final class Recovery extends DefaultErrorStrategy {
    static final Set<Integer> ITEMS = Set.of(
            DlParser.RULE_declaration,
            DlParser.RULE_section,
            DlParser.RULE_setting,
            DlParser.RULE_augmentation,
            DlParser.RULE_initRule,
            DlParser.RULE_transferRule,
            DlParser.RULE_penalty,
            DlParser.RULE_statement);
    private static final Set<Integer> IN_BRACKETS = Set.of(
            DlParser.RULE_parameters,
            DlParser.RULE_sizes,
            DlParser.RULE_classNames,
            DlParser.RULE_arguments,
            DlParser.RULE_group,
            DlParser.RULE_listLiteral);

    /** What stands behind the two words that an item begins with. */
    private static final Set<Integer> HEADS =
            Set.of(DlParser.LEFT_PARENTHESIS, DlParser.LEFT_BRACE, DlParser.COLON, DlParser.ASSIGN);

    /** What is met behind so many mistakes, told or not, is not worth the time. */
    private static final int MOST_MISTAKES = 5_000;

    private final Tokens tokens;
    private final Explanation explanation;
    private final Reports reports;
    private RecognitionException reported;
    private int mistakes;

    Recovery(Tokens tokens, Explanation explanation, Reports reports) {
        this.tokens = tokens;
        this.explanation = explanation;
        this.reports = reports;
    }

    @Override
    public void reportError(Parser parser, RecognitionException e) {
        // the same exception passes through all rules up to the item
        if (e != reported) {
            reported = e;
            endIfEnough();
            explanation.mismatch(e.getCtx(), e.getOffendingToken().getTokenIndex(), e.getExpectedTokens());
        }
    }

    @Override
    public void recover(Parser parser, RecognitionException e) {
        int rule = parser.getContext().getRuleIndex();
        int start = parser.getContext().getStart().getTokenIndex();
        if (IN_BRACKETS.contains(rule) && Tokens.isOpener(tokens.type(start))) {
            goOn(parser, start, tokens.partner(start) + 1);
        } else if (ITEMS.contains(rule)) {
            goOn(parser, start, nextItem(start, parser.getInputStream().index()));
        } else {
            throw e;
        }
    }

    /** Counts a mistake. */
    private void endIfEnough() {
        if (++mistakes > MOST_MISTAKES || reports.count() >= Problems.MOST) {
            throw new Problems.Enough();
        }
    }

    private void goOn(Parser parser, int start, int index) {
        reports.skipped(tokens.get(start), tokens.get(Math.max(start, index - 1)));
        parser.getInputStream().seek(index);
    }

    @Override
    public Token recoverInline(Parser parser) {
        throw new InputMismatchException(parser);
    }

    /** Called where a list goes on or ends: skips what can neither begin an item nor end the list. */
    @Override
    public void sync(Parser parser) {
        ATNState state = parser.getATN().states.get(parser.getState());
        boolean inList =
                state.getStateType() == ATNState.STAR_LOOP_ENTRY || state.getStateType() == ATNState.STAR_LOOP_BACK;
        if (!inList || !Explanation.ITEM_OF_LIST.containsKey(parser.getContext().getRuleIndex())) {
            return;
        }
        IntervalSet fitting = parser.getATN().nextTokens(state);
        int index = parser.getInputStream().index();
        // a list without an end of its own, `a -> b -> c`, ends at anything
        boolean open = fitting.contains(Token.EPSILON);
        if (!open && !fitting.contains(tokens.type(index))) {
            endIfEnough();
            Piece first = tokens.get(index);
            boolean told = explanation.noItem(parser.getContext(), index);
            for (index = nextItem(index, index + 1);
                    !fitting.contains(tokens.type(index));
                    index = nextItem(index, index + 1)) {
                if (told && isSimilar(index, first)) {
                    explanation.noItem(parser.getContext(), index);
                }
            }
            reports.skipped(first, tokens.get(index - 1));
            parser.getInputStream().seek(index);
        }
    }

    /** True for what has the form of an item and stands below another, so that it is no part of that. */
    private boolean isSimilar(int index, Piece first) {
        Piece piece = tokens.get(index);
        return piece.firstOnLine
                && piece.getCharPositionInLine() <= first.getCharPositionInLine()
                && Tokens.isWord(piece.getType())
                && Tokens.isWord(tokens.type(index + 1))
                && HEADS.contains(tokens.type(index + 2));
    }

    /** The index of the next token, from {@code from} on, that ends the list of an item or may begin another item of it. */
    private int nextItem(int itemStart, int from) {
        int list = tokens.enclosing(itemStart);
        int end = list < 0 ? tokens.pieces().size() - 1 : tokens.partner(list);
        int index = from;
        while (index < end && tokens.enclosing(index) != list) {
            index = tokens.partner(tokens.enclosing(index)) + 1;
        }
        while (index < end) {
            int type = tokens.type(index);
            boolean begins = tokens.get(index).firstOnLine && index > itemStart && !Tokens.continues(type);
            if (begins || type == DlParser.SEMICOLON) {
                return index;
            }
            index = Tokens.isOpener(type) ? tokens.partner(index) + 1 : index + 1;
        }
        return end;
    }
}
