package dev.dlc.compiler.parse;

import dev.dlc.grammar.DlParser;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Chooses between alternatives as ANTLR does, except where arguments may follow a name: there it would look ahead as far as the
 * text goes, and ask the rules around at each place anew, which takes a hundred times as long.
 */
class Prediction extends ParserATNSimulator {
    /** Whether arguments follow a name. */
    private static final int CALL = decisionOf(DlParser.RULE_call);

    private static final int WITH_ARGUMENTS = 1;
    private static final int WITHOUT_ARGUMENTS = 2;

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
     * with a call each or four without one, and no text, however long, would decide.
     */
    @Override
    public int adaptivePredict(TokenStream input, int decision, ParserRuleContext outerContext) {
        if (decision == CALL) {
            return input.LA(1) == DlParser.LEFT_PARENTHESIS ? WITH_ARGUMENTS : WITHOUT_ARGUMENTS;
        }
        return super.adaptivePredict(input, decision, outerContext);
    }

    private static int decisionOf(int rule) {
        return DlParser._ATN.decisionToState.stream()
                .filter(state -> state.ruleIndex == rule)
                .mapToInt(state -> state.decision)
                .reduce((one, another) -> {
                    throw new IllegalStateException("the rule has two decisions");
                })
                .getAsInt();
    }
}
