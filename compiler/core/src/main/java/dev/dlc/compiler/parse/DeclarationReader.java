package dev.dlc.compiler.parse;

import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.grammar.DlParser;
import java.util.ArrayList;
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
                declarations.add(declaration(context));
            }
        }
        return new SourceUnit(reports.file(), declarations);
    }

    private Declaration declaration(DlParser.DeclarationContext context) {
        if (context instanceof DlParser.ImportDeclarationContext declaration) {
            return new Declaration.Import(
                    expressions.literals().stringName(declaration.STRING().getSymbol()), span(context));
        }
        if (context instanceof DlParser.ParamDeclarationContext param) {
            return new Declaration.Param(
                    name(param.name()), type(param.valueType()), value(param.pipeline()), span(context));
        }
        if (context instanceof DlParser.BlockDeclarationContext block) {
            return new Declaration.Block(
                    name(block.name()), parameters(block.parameters()), expressions.body(block.body()), span(context));
        }
        var model = (DlParser.ModelDeclarationContext) context;
        List<Section> read = new ArrayList<>();
        model.section().forEach(section -> sections.section(section).ifPresent(read::add));
        return new Declaration.Model(name(model.name()), read, span(context));
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
