package dev.dlc.compiler.parse;

import dev.dlc.grammar.DlParser;
import java.util.Set;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Chooses between alternatives as ANTLR does, except where arguments may follow a name: there it would look ahead as far as the
 * text goes, and ask the rules around at each place anew, which takes a hundred times as long.
 */
class Prediction extends ParserATNSimulator {
    /** Whether arguments follow a name. */
    private static final int CALL = firstDecisionOf(DlParser.RULE_call);

    private static final int WITH_ARGUMENTS = 1;
    private static final int WITHOUT_ARGUMENTS = 2;
    /** Whether a setting has arguments as a call has, or its value begins with a parenthesis. */
    private static final int SETTING = firstDecisionOf(DlParser.RULE_settingArguments);

    private static final int IN_PARENTHESES = 1;
    private static final int WITHOUT_PARENTHESES = 2;

    /** What goes on with a value behind its parenthesis. */
    private static final Set<Integer> CONTINUING = Set.of(
            DlParser.COMMA,
            DlParser.DOT,
            DlParser.ARROW,
            DlParser.CARET,
            DlParser.STAR,
            DlParser.SLASH,
            DlParser.PLUS,
            DlParser.MINUS,
            DlParser.LESS,
            DlParser.LESS_OR_EQUAL,
            DlParser.GREATER,
            DlParser.GREATER_OR_EQUAL,
            DlParser.EQUAL,
            DlParser.NOT_EQUAL,
            DlParser.AND,
            DlParser.OR,
            DlParser.RANGE,
            DlParser.EXCLUSIVE_RANGE,
            DlParser.STEPS,
            DlParser.EPOCHS);

    Prediction(Parser parser, PredictionMode mode) {
        super(
                parser,
                parser.getATN(),
                parser.getInterpreter().decisionToDFA,
                parser.getInterpreter().getSharedContextCache());
        setPredictionMode(mode);
    }

    /**
     * {@inheritDoc}
     *
     * <p>A parenthesis behind a name is that of a call, so that is not looked for in what follows: {@code f (a) f (b)} are two statements
     * with a call each or four without one, and no text, however long, would decide. The same holds for that behind the name of a setting,
     * unless its value goes on.
     */
    @Override
    public int adaptivePredict(TokenStream input, int decision, ParserRuleContext outerContext) {
        if (decision == CALL) {
            return input.LA(1) == DlParser.LEFT_PARENTHESIS ? WITH_ARGUMENTS : WITHOUT_ARGUMENTS;
        }
        if (decision == SETTING && input.LA(1) == DlParser.LEFT_PARENTHESIS) {
            return CONTINUING.contains(typeBehindParenthesis(input)) ? WITHOUT_PARENTHESES : IN_PARENTHESES;
        }
        return super.adaptivePredict(input, decision, outerContext);
    }

    /** What stands behind the parenthesis that closes the one ahead; the end of the file if there is none. */
    private static int typeBehindParenthesis(TokenStream input) {
        int depth = 0;
        for (int i = input.index(); input.get(i).getType() != Token.EOF; i++) {
            int type = input.get(i).getType();
            if (type == DlParser.LEFT_PARENTHESIS) {
                depth++;
            } else if (type == DlParser.RIGHT_PARENTHESIS && --depth == 0) {
                return input.get(i + 1).getType();
            }
        }
        return Token.EOF;
    }

    /** The decision that stands first in a rule. */
    private static int firstDecisionOf(int rule) {
        return DlParser._ATN.decisionToState.stream()
                .filter(state -> state.ruleIndex == rule)
                .mapToInt(state -> state.decision)
                .min()
                .getAsInt();
    }
}
