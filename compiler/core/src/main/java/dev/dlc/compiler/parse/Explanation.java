package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.source.Span;
import dev.dlc.grammar.DlParser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Says in the words of the language what is wrong with the form of a file. */
final class Explanation {
    /** What the rules with lists consist of. */
    static final Map<Integer, String> ITEM_OF_LIST = Map.of(
            DlParser.RULE_file, "`import`, `param`, `block` or `model`",
            DlParser.RULE_declaration, "a section of the model",
            DlParser.RULE_section, "a line of this section",
            DlParser.RULE_settings, "a setting",
            DlParser.RULE_augmentations, "an augmentation",
            DlParser.RULE_body, "a value or a layer");

    /** What the rules with commas consist of. */
    private static final Map<Integer, String> ELEMENT = Map.of(
            DlParser.RULE_arguments, "a value",
            DlParser.RULE_listLiteral, "a value",
            DlParser.RULE_sizes, "a size",
            DlParser.RULE_parameters, "a parameter",
            DlParser.RULE_classNames, "the name of a class");

    /** Spellings of other languages. */
    private static final Map<String, String> INSTEAD = Map.of(
            "and", "write `&&`",
            "or", "write `||`",
            "not", "write `!`",
            "elif", "write `else if`",
            "**", "powers are written `^`");

    private final Tokens tokens;
    private final Reports reports;

    Explanation(Tokens tokens, Reports reports) {
        this.tokens = tokens;
        this.reports = reports;
    }

    /** The rule expected one of some tokens. */
    void mismatch(RuleContext context, int index, IntervalSet expected) {
        Set<Integer> types = Set.copyOf(expected.toSet());
        Piece before = index > 0 ? tokens.get(index - 1) : null;
        String wanted = wanted(context, index, types);
        String after = before == null ? "" : " after " + text(before);
        Piece found = tokens.get(index);
        if (Tokens.isReserved(found.getType())
                && types.contains(DlParser.IDENTIFIER)
                && !types.contains(DlParser.INTEGER)) {
            report(
                    index,
                    reports.span(found),
                    "`" + found.getText() + "` is a word of the language and cannot be " + wanted + " here",
                    List.of("choose another name"));
        } else if (lineEnds(index)) {
            report(
                    index,
                    reports.span(before == null ? found : before),
                    "expected " + wanted + after,
                    help(context, index));
        } else {
            report(
                    index,
                    reports.span(found),
                    "expected " + wanted + after + ", found " + text(found),
                    help(context, index));
        }
    }

    /**
     * A list has something that is no item of it.
     *
     * @return false if that follows from an earlier mistake
     */
    boolean noItem(RuleContext context, int index) {
        Piece found = tokens.get(index);
        int rule = context.getRuleIndex();
        if (rule == DlParser.RULE_file && Tokens.isWord(found.getType())) {
            Optional<String> meant = Suggest.nearest(found.getText(), List.of("import", "param", "block", "model"));
            return report(
                    index,
                    reports.span(found),
                    "expected " + ITEM_OF_LIST.get(rule) + ", found " + text(found),
                    Tokens.isSectionWord(found.getType())
                            ? List.of("`" + found.getText() + "` belongs into a `model`")
                            : meant.map(word -> List.of("did you mean `" + word + "`?"))
                                    .orElse(List.of()));
        }
        List<String> help = help(context, index);
        if (Tokens.continues(found.getType()) && index > 0 && help.isEmpty()) {
            help = List.of("what stands before it is complete without it");
        }
        return report(
                index, reports.span(found), "expected " + ITEM_OF_LIST.get(rule) + ", found " + text(found), help);
    }

    /** False if it follows from an earlier mistake, and is not told. */
    private boolean report(int index, Span span, String message, List<String> help) {
        Piece found = tokens.get(index);
        boolean follows = found.muted
                || index > 0 && tokens.get(index - 1).muted
                || found.isMended()
                || index > 0 && tokens.get(index - 1).isMended();
        if (!follows) {
            var diagnostic = Diagnostic.of(Code.SYNTAX, span, message, help.toArray(new String[0]));
            reports.add(withFix(diagnostic, index));
        }
        return !follows;
    }

    /** {@code epochs = 20}: the one mistake of which the cure is certain. */
    private Diagnostic withFix(Diagnostic diagnostic, int index) {
        if (!isSettingWithAssign(index)) {
            return diagnostic;
        }
        Span around = reports.span(tokens.get(index - 1)).to(reports.span(tokens.get(index + 1)));
        return diagnostic.fix(
                around,
                tokens.get(index - 1).getText() + " " + tokens.get(index + 1).getText());
    }

    private boolean isSettingWithAssign(int index) {
        int list = tokens.enclosing(index);
        int owner = list < 1 ? Token.EOF : tokens.type(list - 1);
        return tokens.type(index) == DlParser.ASSIGN
                && Tokens.isWord(tokens.type(index - 1))
                && (owner == DlParser.DATA || owner == DlParser.TRAIN)
                && !Tokens.isCloser(tokens.type(index + 1));
    }

    /** True if the mistake is that something ends too early, so that the place is behind what was there. */
    private boolean lineEnds(int index) {
        Piece found = tokens.get(index);
        return found.getType() == Token.EOF || found.firstOnLine || found.inserted;
    }

    private List<String> help(RuleContext context, int index) {
        List<String> help = new ArrayList<>();
        Piece found = tokens.get(index);
        int before = tokens.type(index - 1);
        if (INSTEAD.containsKey(found.getText())) {
            help.add(INSTEAD.get(found.getText()));
        }
        if (isSettingWithAssign(index)) {
            help.add("settings have no `=`: write `" + tokens.get(index - 1).getText() + " "
                    + tokens.get(index + 1).getText() + "`");
        } else if (found.getType() == DlParser.ASSIGN && index > 0 && Tokens.isReserved(tokens.type(index - 1))) {
            help.add("`" + tokens.get(index - 1).getText() + "` is a word of the language: choose another name");
        } else if (found.getType() == DlParser.ASSIGN && isWithin(context, DlParser.RULE_ifExpression)) {
            help.add("`==` compares");
        }
        if (found.getType() == DlParser.DOT && tokens.type(index + 1) == DlParser.INTEGER) {
            help.add("numbers have a digit before the point: `0."
                    + tokens.get(index + 1).getText() + "`");
        }
        if (before == DlParser.DOT && tokens.type(index - 2) == DlParser.INTEGER) {
            help.add("numbers have a digit after the point: `"
                    + tokens.get(index - 2).getText() + ".0`");
        }
        if (found.getType() == DlParser.INTEGER && isWithin(context, DlParser.RULE_classNames)) {
            help.add("`class[10]` is ten classes without names; a name that is no word stands between quotes");
        }
        return help;
    }

    private String wanted(RuleContext context, int index, Set<Integer> types) {
        int rule = context.getRuleIndex();
        int before = tokens.type(index - 1);
        boolean name = types.contains(DlParser.IDENTIFIER);
        if (before == DlParser.ARROW) {
            return isWithin(context, DlParser.RULE_section)
                            && rule != DlParser.RULE_expression
                            && !isWithin(context, DlParser.RULE_body)
                    ? "a schedule"
                    : "a layer";
        }
        if (types.contains(DlParser.ANY_SEGMENTS)) {
            return "a name, `*` or `**`";
        }
        if (rule == DlParser.RULE_className
                || types.contains(DlParser.STRING) && name && !types.contains(DlParser.INTEGER)) {
            return isWithin(context, DlParser.RULE_classNames) ? "the name of a class" : "the name of a column";
        }
        if (name && types.contains(DlParser.INTEGER)) {
            return "a value";
        }
        if (name) {
            return nameOf(context);
        }
        Set<String> texts = new LinkedHashSet<>();
        if (ELEMENT.containsKey(rule)) {
            if (Tokens.isOpener(before) || before == DlParser.COMMA) {
                return ELEMENT.get(rule);
            }
            texts.add("`,`");
        }
        types.stream().sorted().limit(4).forEach(type -> texts.add(typeText(type)));
        return String.join(" or ", texts);
    }

    private String nameOf(RuleContext context) {
        if (isWithin(context, DlParser.RULE_valueType) || isWithin(context, DlParser.RULE_portType)) {
            return "a type";
        }
        for (RuleContext outer = context; outer != null; outer = outer.parent) {
            if (outer instanceof DlParser.OptimizerSectionContext) {
                return "an optimizer";
            }
            if (outer instanceof DlParser.ScheduleSectionContext) {
                return "a schedule";
            }
            if (outer instanceof DlParser.InitRuleContext) {
                return "an initialiser";
            }
        }
        return "a name";
    }

    private static boolean isWithin(RuleContext context, int rule) {
        for (RuleContext outer = context; outer != null; outer = outer.parent) {
            if (outer.getRuleIndex() == rule) {
                return true;
            }
        }
        return false;
    }

    private static String typeText(int type) {
        if (type == DlParser.STRING) {
            return "a string";
        }
        if (type == Token.EOF) {
            return "the end of the file";
        }
        String literal = DlParser.VOCABULARY.getLiteralName(type);
        return literal == null ? "a number" : "`" + literal.substring(1, literal.length() - 1) + "`";
    }

    private static String text(Piece piece) {
        if (piece.getType() == Token.EOF) {
            return "the end of the file";
        }
        String text = piece.getText();
        return "`" + (text.length() > 30 ? text.substring(0, 27) + "\u2026" : text) + "`";
    }
}
