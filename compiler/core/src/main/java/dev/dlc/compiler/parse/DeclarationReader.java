package dev.dlc.compiler.parse;

import dev.dlc.compiler.ast.Damage;
import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.grammar.DlParser;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads what stands at the outermost level of a file. */
final class DeclarationReader extends Reader {
    private final ExpressionReader expressions;
    private final SectionReader sections;

    DeclarationReader(Reports reports) {
        super(reports);
        this.expressions = new ExpressionReader(reports);
        this.sections = new SectionReader(reports, expressions);
    }

    SourceUnit unit(DlParser.FileContext file) {
        List<Declaration> declarations = new ArrayList<>();
        for (DlParser.DeclarationContext context : file.declaration()) {
            if (!isBroken(context)) {
                Declaration read = declaration(context);
                if (!isLost(context)) {
                    declarations.add(read);
                }
            }
        }
        return new SourceUnit(reports.file(), declarations, damage(file));
    }

    /** True where the declaration has a mistake in its own words, so that nobody knows what it declares. */
    private boolean isLost(DlParser.DeclarationContext context) {
        if (context instanceof DlParser.ModelDeclarationContext
                || context instanceof DlParser.ParamDeclarationContext) {
            return false;
        }
        if (context instanceof DlParser.BlockDeclarationContext block) {
            int header = (block.parameters() == null ? block.name() : block.parameters())
                    .getStop()
                    .getLine();
            return isBroken(block.body())
                    || hasMistakeBetween(
                            context.getStart().getLine(),
                            header,
                            // nobody knows whether a mistake on the line of parameters is theirs
                            block.parameters() == null ? block.body().statement() : List.of());
        }
        return isSpoiled(context);
    }

    private Damage damage(DlParser.FileContext file) {
        BitSet mistaken = reports.mistaken();
        if (mistaken.isEmpty()) {
            return Damage.NONE;
        }
        var damage = new Damage();
        mistaken.stream().forEach(line -> damage.add(reports.file(), line, line));
        // what is paired by guess may reach from one declaration into the next, if one lost its first line
        int first = 1;
        for (DlParser.DeclarationContext context : file.declaration()) {
            int start = context.getStart().getLine();
            guess(damage, first, start - 1);
            first = start;
        }
        guess(damage, first, reports.file().lineCount());
        return damage;
    }

    private void guess(Damage damage, int first, int last) {
        int guessed = reports.guessed().nextSetBit(first);
        if (guessed >= 0 && guessed <= last) {
            damage.addGuessed(reports.file(), first, last);
        }
    }

    private Declaration declaration(DlParser.DeclarationContext context) {
        if (context instanceof DlParser.ImportDeclarationContext declaration) {
            return new Declaration.Import(
                    expressions.literals().stringName(declaration.STRING().getSymbol()), span(context));
        }
        if (context instanceof DlParser.ParamDeclarationContext param) {
            Optional<Expression> value = value(param.pipeline());
            if (isSpoiled(param)) {
                value = Optional.of(new Expression.Broken(span(param)));
            }
            return new Declaration.Param(name(param.name()), type(param.valueType()), value, span(context));
        }
        if (context instanceof DlParser.BlockDeclarationContext block) {
            return new Declaration.Block(
                    name(block.name()), parameters(block.parameters()), expressions.body(block.body()), span(context));
        }
        var model = (DlParser.ModelDeclarationContext) context;
        List<Section> read = new ArrayList<>();
        // a list made anew by each call
        List<DlParser.SectionContext> written = model.section();
        for (int i = 0; i < written.size(); i++) {
            DlParser.SectionContext next = i + 1 < written.size() ? written.get(i + 1) : null;
            sections.section(written.get(i), next, context).ifPresent(read::add);
        }
        return new Declaration.Model(name(model.name()), read, isComplete(model), span(context));
    }

    /** False where mistakes may have swallowed a section, or put it elsewhere. */
    private boolean isComplete(DlParser.ModelDeclarationContext model) {
        int guessed = reports.guessed().nextSetBit(model.getStart().getLine());
        return (guessed < 0 || guessed > lastLine(model))
                && !hasMistakeBetween(model.getStart().getLine(), lastLine(model), model.section())
                && model.section().stream().noneMatch(section -> isBroken(section) && !sections.isKnown(section))
                && model.section().stream().noneMatch(this::mayHoldAnother);
    }

    /** A section without braces may have dragged the next into it. */
    private boolean mayHoldAnother(DlParser.SectionContext section) {
        boolean inBraces = section.getStop() != null && section.getStop().getType() == DlParser.RIGHT_BRACE;
        return !inBraces && hasMistakeBetween(section.getStart().getLine() + 1, lastLine(section), List.of());
    }

    private List<Declaration.Parameter> parameters(DlParser.ParametersContext context) {
        return context == null
                ? List.of()
                : context.parameter().stream()
                        .filter(parameter -> !isBroken(parameter))
                        .map(parameter -> new Declaration.Parameter(
                                name(parameter.name()),
                                type(parameter.valueType()),
                                value(parameter.pipeline()),
                                span(parameter)))
                        .toList();
    }

    private Declaration.ValueType type(DlParser.ValueTypeContext context) {
        return new Declaration.ValueType(
                new Name(
                        context.IDENTIFIER().getText(),
                        span(context.IDENTIFIER().getSymbol())),
                context.QUESTION() != null,
                span(context));
    }

    private Optional<Expression> value(DlParser.PipelineContext context) {
        return Optional.ofNullable(context).map(expressions::pipeline);
    }
}
