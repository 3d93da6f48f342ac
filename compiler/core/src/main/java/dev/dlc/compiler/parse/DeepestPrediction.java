package dev.dlc.compiler.parse;

import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNConfigSet;
import org.antlr.v4.runtime.atn.PredictionContext;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.dfa.DFA;

/**
 * Where no alternative fits the text ahead, takes the one that fits farthest. The parser then runs into the mistake itself,
 * where it knows what it expected, rather than stopping where the alternatives parted.
 */
final class DeepestPrediction extends Prediction {
    /** At least one token ahead fitted. */
    private boolean begun;

    DeepestPrediction(Parser parser) {
        super(parser, PredictionMode.SLL);
    }

    @Override
    public int adaptivePredict(TokenStream input, int decision, ParserRuleContext outerContext) {
        int start = input.index();
        try {
            return super.adaptivePredict(input, decision, outerContext);
        } catch (NoViableAltException e) {
            if (!begun) {
                throw e;
            }
        }
        // what fitted without regard to the surrounding rules may not fit within them
        DFA dfa = decisionToDFA[decision];
        _dfa = dfa;
        _input = input;
        _startIndex = start;
        _outerContext = outerContext;
        try {
            var closure = computeStartState(dfa.atnStartState, outerContext, true);
            return execATNWithFullContext(dfa, null, closure, input, start, outerContext);
        } finally {
            _dfa = null;
            mergeCache = null;
            input.seek(start);
        }
    }

    @Override
    protected NoViableAltException noViableAlt(
            TokenStream input, ParserRuleContext outerContext, ATNConfigSet configs, int startIndex) {
        begun = input.index() > startIndex;
        return super.noViableAlt(input, outerContext, configs, startIndex);
    }

    /** Asked before the exception is thrown, with what fitted last: an alternative that is complete, else the first. */
    @Override
    protected int getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(
            ATNConfigSet configs, ParserRuleContext outerContext) {
        if (begun && !configs.fullCtx) {
            return ATN.INVALID_ALT_NUMBER;
        }
        int finished = super.getSynValidOrSemInvalidAltThatFinishedDecisionEntryRule(configs, outerContext);
        if (finished != ATN.INVALID_ALT_NUMBER || !begun || configs.isEmpty()) {
            return finished;
        }
        int depth = depth(PredictionContext.fromRuleContext(atn, outerContext));
        return configs.stream()
                .filter(config -> depth(config.context) < depth)
                .mapToInt(config -> config.alt)
                .min()
                .orElseGet(() ->
                        configs.stream().mapToInt(config -> config.alt).min().getAsInt());
    }

    /** How many rules are left to return to. */
    private static int depth(PredictionContext context) {
        int depth = 0;
        for (var outer = context; outer != null && !outer.isEmpty(); outer = outer.getParent(0)) {
            depth++;
        }
        return depth;
    }
}
