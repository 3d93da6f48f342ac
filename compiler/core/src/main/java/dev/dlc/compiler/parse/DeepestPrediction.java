package dev.dlc.compiler.parse;

import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.TokenStream;
import org.antlr.v4.runtime.atn.ATNConfig;
import org.antlr.v4.runtime.atn.ParserATNSimulator;

/**
 * Where no alternative fits the text ahead, takes the one that fits farthest. The parser then runs into the mistake itself,
 * where it knows what it expected, rather than stopping where the alternatives parted.
 */
final class DeepestPrediction extends ParserATNSimulator {
    DeepestPrediction(Parser parser) {
        super(
                parser,
                parser.getATN(),
                parser.getInterpreter().decisionToDFA,
                parser.getInterpreter().getSharedContextCache());
    }

    @Override
    public int adaptivePredict(TokenStream input, int decision, ParserRuleContext outerContext) {
        try {
            return super.adaptivePredict(input, decision, outerContext);
        } catch (NoViableAltException e) {
            boolean nothingFits =
                    e.getOffendingToken().getTokenIndex() == e.getStartToken().getTokenIndex();
            if (nothingFits
                    || e.getDeadEndConfigs() == null
                    || e.getDeadEndConfigs().isEmpty()) {
                throw e;
            }
            return e.getDeadEndConfigs().stream()
                    .mapToInt((ATNConfig config) -> config.alt)
                    .min()
                    .getAsInt();
        }
    }
}
