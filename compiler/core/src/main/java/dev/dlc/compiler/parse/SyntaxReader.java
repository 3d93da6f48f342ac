package dev.dlc.compiler.parse;

import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.syntax.Form;
import dev.dlc.compiler.syntax.SyntaxTree;
import dev.dlc.compiler.syntax.SyntaxTree.Comment;
import dev.dlc.compiler.syntax.SyntaxTree.Node;
import dev.dlc.compiler.syntax.SyntaxTree.Token;
import dev.dlc.grammar.DlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;

/** Makes the tree of ANTLR one that keeps the comments and line ends of the text. */
final class SyntaxReader {
    private static final Map<Class<?>, Form> FORMS = Map.ofEntries(
            Map.entry(DlParser.FileContext.class, Form.FILE),
            Map.entry(DlParser.ParamDeclarationContext.class, Form.PARAM),
            Map.entry(DlParser.BlockDeclarationContext.class, Form.BLOCK),
            Map.entry(DlParser.ModelDeclarationContext.class, Form.MODEL),
            Map.entry(DlParser.ParametersContext.class, Form.ARGUMENTS),
            Map.entry(DlParser.InputSectionContext.class, Form.PORT),
            Map.entry(DlParser.TargetSectionContext.class, Form.PORT),
            Map.entry(DlParser.DataSectionContext.class, Form.SECTION),
            Map.entry(DlParser.AugmentSectionContext.class, Form.SECTION),
            Map.entry(DlParser.NetworkSectionContext.class, Form.SECTION),
            Map.entry(DlParser.InitSectionContext.class, Form.RULES_SECTION),
            Map.entry(DlParser.TransferSectionContext.class, Form.RULES_SECTION),
            Map.entry(DlParser.LossSectionContext.class, Form.SECTION),
            Map.entry(DlParser.RegularizeSectionContext.class, Form.RULES_SECTION),
            Map.entry(DlParser.OptimizerSectionContext.class, Form.SECTION),
            Map.entry(DlParser.ScheduleSectionContext.class, Form.SCHEDULE),
            Map.entry(DlParser.TrainSectionContext.class, Form.SECTION),
            Map.entry(DlParser.UnknownSectionContext.class, Form.UNKNOWN_SECTION),
            Map.entry(DlParser.SizesContext.class, Form.SIZES),
            Map.entry(DlParser.ClassNamesContext.class, Form.CLASS_NAMES),
            Map.entry(DlParser.SettingsContext.class, Form.SETTINGS),
            Map.entry(DlParser.SettingContext.class, Form.SETTING),
            Map.entry(DlParser.SettingArgumentsContext.class, Form.BARE_ARGUMENTS),
            Map.entry(DlParser.AugmentationsContext.class, Form.AUGMENTATIONS),
            Map.entry(DlParser.InitRuleContext.class, Form.INIT_RULE),
            Map.entry(DlParser.GlobsContext.class, Form.GLOBS),
            Map.entry(DlParser.GlobContext.class, Form.GLOB),
            Map.entry(DlParser.BodyContext.class, Form.BODY),
            Map.entry(DlParser.StatementContext.class, Form.STATEMENT),
            Map.entry(DlParser.PipelineContext.class, Form.PIPELINE),
            Map.entry(DlParser.MemberExpressionContext.class, Form.MEMBER),
            Map.entry(DlParser.BinaryExpressionContext.class, Form.BINARY),
            Map.entry(DlParser.UnaryExpressionContext.class, Form.UNARY),
            Map.entry(DlParser.RangeExpressionContext.class, Form.RANGE),
            Map.entry(DlParser.IfExpressionContext.class, Form.IF),
            Map.entry(DlParser.ArgumentsContext.class, Form.ARGUMENTS),
            Map.entry(DlParser.AllExceptContext.class, Form.ALL_EXCEPT),
            Map.entry(DlParser.GroupContext.class, Form.GROUP),
            Map.entry(DlParser.ListLiteralContext.class, Form.LIST));

    private final String text;

    private SyntaxReader(SourceFile file) {
        this.text = file.text();
    }

    static SyntaxTree read(SourceFile file, List<Piece> pieces, DlParser.FileContext tree) {
        var reader = new SyntaxReader(file);
        List<Token> tokens = new ArrayList<>(pieces.size());
        int end = 0;
        for (Piece piece : pieces) {
            tokens.add(reader.token(end, piece));
            end = Math.min(piece.getStopIndex() + 1, file.text().length());
        }
        Node root = node(tree);
        return new SyntaxTree(tokens, new Node(Form.FILE, 0, tokens.size() - 1, root.children()));
    }

    /** Between two tokens stand only blanks and comments. */
    private Token token(int from, Piece piece) {
        boolean isEnd = piece.getType() == org.antlr.v4.runtime.Token.EOF;
        int to = isEnd ? text.length() : piece.getStartIndex();
        List<Comment> comments = new ArrayList<>();
        int lines = 0;
        int at = from;
        while (at < to) {
            if (text.charAt(at) == '/') {
                boolean line = text.charAt(at + 1) == '/';
                int found = line ? text.indexOf('\n', at) : text.indexOf("*/", at + 2) + 2;
                int end = found < 0 || found > to ? to : found;
                comments.add(new Comment(text.substring(at, end).stripTrailing(), lines));
                lines = 0;
                at = end;
            } else {
                lines += text.charAt(at) == '\n' ? 1 : 0;
                at++;
            }
        }
        return new Token(isEnd ? "" : piece.getText(), comments, lines, to > from);
    }

    private static Node node(ParserRuleContext context) {
        List<Node> children = new ArrayList<>();
        for (ParseTree child : context.children == null ? List.<ParseTree>of() : context.children) {
            if (child instanceof ParserRuleContext rule) {
                children.add(node(rule));
            }
        }
        return new Node(
                FORMS.getOrDefault(context.getClass(), Form.OTHER),
                context.getStart().getTokenIndex(),
                context.getStop() == null
                        ? context.getStart().getTokenIndex()
                        : context.getStop().getTokenIndex(),
                children);
    }
}
