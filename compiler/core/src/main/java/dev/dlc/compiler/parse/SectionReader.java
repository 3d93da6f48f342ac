package dev.dlc.compiler.parse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Augmentation;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Glob;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.PortType;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.ast.Setting;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.Span;
import dev.dlc.grammar.DlParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;

/** Reads the sections of a model. */
final class SectionReader extends Reader {
    private final ExpressionReader expressions;

    SectionReader(Reports reports, ExpressionReader expressions) {
        super(reports);
        this.expressions = expressions;
    }

    /**
     * A section; empty where nothing useful can be made of it.
     *
     * @param next what follows it in the model, or null
     */
    Optional<Section> section(DlParser.SectionContext context, DlParser.SectionContext next, ParserRuleContext model) {
        if (isBroken(context)) {
            return isKnown(context) ? Optional.of(broken(context)) : Optional.empty();
        }
        Section read = read(context);
        boolean inBraces = context.getStop().getType() == DlParser.RIGHT_BRACE
                && !(read instanceof Section.Input || read instanceof Section.Target);
        boolean spoiled = !inBraces && (isSpoiled(context) || hasMistakeBehind(context, next, model));
        return Optional.of(spoiled && !(read instanceof Section.Unknown) ? broken(context) : read);
    }

    /** True if it begins with the word of a section. */
    boolean isKnown(DlParser.SectionContext context) {
        return Tokens.isSectionWord(context.getStart().getType());
    }

    private Section broken(DlParser.SectionContext context) {
        skip(context);
        Optional<ParserRuleContext> name = context instanceof DlParser.InputSectionContext input
                ? Optional.ofNullable(input.name())
                : context instanceof DlParser.TargetSectionContext target
                        ? Optional.ofNullable(target.name())
                        : context instanceof DlParser.AugmentSectionContext augment
                                ? Optional.ofNullable(augment.name())
                                : Optional.empty();
        return new Section.Broken(
                new Name(context.getStart().getText(), span(context.getStart())),
                name.filter(word -> word.getStop() != null && word.exception == null)
                        .map(this::name),
                span(context));
    }

    private Section read(DlParser.SectionContext context) {
        Name keyword = new Name(context.getStart().getText(), span(context.getStart()));
        Span span = span(context);
        if (context instanceof DlParser.InputSectionContext input) {
            return new Section.Input(keyword, name(input.name()), portType(input.portType()), span);
        }
        if (context instanceof DlParser.TargetSectionContext target) {
            return new Section.Target(keyword, name(target.name()), portType(target.portType()), span);
        }
        if (context instanceof DlParser.DataSectionContext data) {
            return new Section.Data(keyword, settings(data.settings()), span);
        }
        if (context instanceof DlParser.AugmentSectionContext augment) {
            return new Section.Augment(keyword, name(augment.name()), augmentations(augment.augmentations()), span);
        }
        if (context instanceof DlParser.NetworkSectionContext network) {
            return new Section.Network(keyword, expressions.body(network.body()), span);
        }
        if (context instanceof DlParser.InitSectionContext init) {
            return new Section.Init(
                    keyword, whole(init.initRule()).map(this::initRule).toList(), span);
        }
        if (context instanceof DlParser.TransferSectionContext transfer) {
            return transfer(keyword, transfer, span);
        }
        if (context instanceof DlParser.LossSectionContext loss) {
            return new Section.Loss(keyword, expressions.pipeline(loss.pipeline()), span);
        }
        if (context instanceof DlParser.RegularizeSectionContext regularize) {
            return new Section.Regularize(
                    keyword, whole(regularize.penalty()).map(this::penalty).toList(), span);
        }
        if (context instanceof DlParser.OptimizerSectionContext optimizer) {
            return new Section.Optimizer(keyword, expressions.call(optimizer.call()), span);
        }
        if (context instanceof DlParser.ScheduleSectionContext schedule) {
            return new Section.Schedule(
                    keyword, schedule.call().stream().map(expressions::call).toList(), span);
        }
        if (context instanceof DlParser.TrainSectionContext train) {
            return new Section.Train(keyword, settings(train.settings()), span);
        }
        return new Section.Unknown(keyword, span);
    }

    /** Those without a mistake of their own. */
    private <T extends ParserRuleContext> Stream<T> whole(List<T> contexts) {
        return contexts.stream().filter(context -> {
            boolean broken = isBroken(context);
            if (!broken && isSpoiled(context)) {
                skip(context);
            }
            return !broken;
        });
    }

    private PortType portType(DlParser.PortTypeContext context) {
        Token word = context.IDENTIFIER().getSymbol();
        return new PortType(
                new Name(word.getText(), span(word)),
                context.sizes().stream()
                        .map(sizes -> expressions.pipelines(sizes.pipeline()))
                        .toList(),
                Optional.ofNullable(context.expression()).map(expressions::expression),
                Optional.ofNullable(context.classNames()).map(names -> expressions.classNames(names.className())),
                span(context));
    }

    private List<Setting> settings(DlParser.SettingsContext context) {
        List<Setting> settings = new ArrayList<>();
        for (DlParser.SettingContext setting : context.setting()) {
            if (setting.name() == null || setting.name().getStop() == null) {
                continue;
            }
            List<Argument> arguments = isBroken(setting) ? List.of() : arguments(setting.settingArguments());
            boolean spoiled = isBroken(setting) || isSpoiled(setting);
            if (spoiled) {
                skip(setting);
                Span span = span(setting);
                arguments = List.of(new Argument(Optional.empty(), new Expression.Broken(span), span));
            }
            settings.add(new Setting(name(setting.name()), arguments, span(setting)));
        }
        return settings;
    }

    private List<Argument> arguments(DlParser.SettingArgumentsContext context) {
        return expressions.arguments(
                context.arguments() != null ? context.arguments().argument() : context.argument());
    }

    private List<Augmentation> augmentations(DlParser.AugmentationsContext context) {
        return whole(context.augmentation()).map(this::augmentation).toList();
    }

    private Augmentation augmentation(DlParser.AugmentationContext context) {
        if (context instanceof DlParser.RepeatedAugmentationContext repeat) {
            return new Augmentation.Repeat(
                    expressions.expression(repeat.expression()), augmentations(repeat.augmentations()), span(context));
        }
        if (context instanceof DlParser.ChosenAugmentationContext chosen) {
            return new Augmentation.OneOf(augmentations(chosen.augmentations()), span(context));
        }
        return new Augmentation.Apply(expressions.call(((DlParser.SingleAugmentationContext) context).call()));
    }

    private Section.Init.Rule initRule(DlParser.InitRuleContext context) {
        return new Section.Init.Rule(
                Optional.ofNullable(context.glob()).map(this::glob), expressions.call(context.call()), span(context));
    }

    private Section.Transfer transfer(Name keyword, DlParser.TransferSectionContext context, Span span) {
        List<Section.Transfer.Load> loads = new ArrayList<>();
        List<Section.Transfer.Freeze> freezes = new ArrayList<>();
        whole(context.transferRule()).forEach(rule -> {
            if (rule instanceof DlParser.LoadRuleContext load) {
                Expression file = expressions.expression(load.expression());
                loads.add(new Section.Transfer.Load(file, globs(load.globs()), span(rule)));
            } else {
                var freeze = (DlParser.FreezeRuleContext) rule;
                freezes.add(new Section.Transfer.Freeze(frozen(freeze), globs(freeze.except), span(rule)));
            }
        });
        return new Section.Transfer(keyword, loads, freezes, span);
    }

    private List<Glob> frozen(DlParser.FreezeRuleContext context) {
        if (context.ALL() != null) {
            Span all = span(context.ALL().getSymbol());
            return List.of(new Glob(List.of(new Name("**", all)), all));
        }
        return globs(context.globs(0));
    }

    private Section.Regularize.Penalty penalty(DlParser.PenaltyContext context) {
        return new Section.Regularize.Penalty(expressions.call(context.call()), globs(context.globs()), span(context));
    }

    private List<Glob> globs(DlParser.GlobsContext context) {
        return context == null
                ? List.of()
                : context.glob().stream().map(this::glob).toList();
    }

    private Glob glob(DlParser.GlobContext context) {
        List<Name> segments = new ArrayList<>();
        for (DlParser.GlobSegmentContext segment : context.globSegment()) {
            Span span = span(segment);
            String text = segment.getText();
            if (segment.FLOAT() == null) {
                segments.add(new Name(text, span));
            } else {
                numbers(segment, text, span, segments);
            }
        }
        return new Glob(segments, span(context));
    }

    /** Two segments that the lexer took for a number with a point. */
    private void numbers(DlParser.GlobSegmentContext context, String text, Span span, List<Name> segments) {
        if (!text.matches("[0-9]+\\.[0-9]+")) {
            report(context, Diagnostic.of(Code.SYNTAX, span, "`" + text + "` is no part of a path"));
            return;
        }
        int point = text.indexOf('.');
        Span before = new Span(span.file(), span.start(), span.start() + point);
        Span after = new Span(span.file(), span.start() + point + 1, span.end());
        segments.add(new Name(before.text(), before));
        segments.add(new Name(after.text(), after));
    }
}
