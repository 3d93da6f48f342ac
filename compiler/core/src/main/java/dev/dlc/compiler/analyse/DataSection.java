package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Items;
import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.ast.Setting;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.model.DataSpec.Preparation;
import dev.dlc.compiler.model.DataSpec.Source;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.Optional;

/** Reads {@code data { train idx(…)  validation split(0.1)  scale 1 / 255  normalize auto }}. */
final class DataSection {
    private static final List<String> SETTINGS = List.of("train", "test", "validation", "scale", "normalize");

    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;
    private final List<Port> inputs;
    private final SourceReader sources;
    private final boolean allPorts;

    /**
     * @param allPorts false where inputs or targets are missing because of errors told already
     */
    DataSection(
            Evaluator evaluator,
            Problems problems,
            Scope scope,
            List<Port> inputs,
            List<Port> targets,
            boolean allPorts) {
        this.allPorts = allPorts;
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
        this.inputs = inputs;
        this.sources = new SourceReader(evaluator, problems, scope, inputs, targets, allPorts);
    }

    DataSpec resolve(Section.Data section) {
        var settings = new Settings("data", SETTINGS, section.settings(), problems);
        if (settings.find("train").isEmpty() && !scope.file().damage().touches(section.span())) {
            problems.add(Diagnostic.of(
                    Code.MISSING_SECTION,
                    section.keyword().span(),
                    "`data` does not say what to train with",
                    "add `train csv(\"train.csv\")`, or another source"));
        }
        Optional<Source> train = part(settings, "train");
        Optional<Source> test = part(settings, "test");
        Optional<Double> split =
                settings.find("validation").flatMap(DataSection::split).map(this::share);
        Optional<Source> validation = split.isPresent() ? Optional.empty() : part(settings, "validation");
        return new DataSpec(train, test, validation, split.orElse(0.0), preparation(settings));
    }

    private Optional<Source> part(Settings settings, String part) {
        return settings.single(part, "one source of data, `csv(\"" + part + ".csv\")`")
                .flatMap(argument -> {
                    if (argument.value() instanceof Expression.Call call) {
                        return sources.read(call);
                    }
                    if (!(argument.value() instanceof Expression.Broken)) {
                        problems.add(Diagnostic.of(
                                Code.WRONG_TYPE,
                                argument.span(),
                                "`" + part + "` wants a source of data",
                                "write `" + part + " csv(\"" + part + ".csv\")`, or another source"));
                    }
                    return Optional.empty();
                });
    }

    private static Optional<Expression.Call> split(Setting setting) {
        return setting.arguments().size() == 1
                        && setting.arguments().get(0).value() instanceof Expression.Call call
                        && call.name().text().equals("split")
                ? Optional.of(call)
                : Optional.empty();
    }

    /** The share that {@code split(0.1)} holds back; 0 where it is in error. */
    private double share(Expression.Call call) {
        if (call.arguments().size() != 1 || call.arguments().get(0).name().isPresent()) {
            problems.add(Diagnostic.of(
                    Code.MISSING_ARGUMENT,
                    call.span(),
                    "`split` takes the share of the training data to hold back",
                    "write `split(0.1)` for a tenth"));
            return 0;
        }
        Argument argument = call.arguments().get(0);
        Evaluated value = evaluator.value(argument.value(), scope);
        double share = value instanceof Real real ? real.value() : 0;
        if (!value.isFailed() && (share <= 0 || share >= 1)) {
            problems.add(Diagnostic.of(
                    value instanceof Real || value instanceof Whole ? Code.OUT_OF_RANGE : Code.WRONG_TYPE,
                    argument.span(),
                    "`split` takes a share between 0 and 1, but gets " + value.described(),
                    "write `split(0.1)` for a tenth"));
            return 0;
        }
        return share;
    }

    private Preparation preparation(Settings settings) {
        double scale = settings.single("scale", "one number").map(this::scale).orElse(1.0);
        Optional<Setting> normalize = settings.find("normalize");
        if (normalize.isEmpty()) {
            return new Preparation(scale, List.of(), List.of(), false);
        }
        List<Argument> arguments = normalize.get().arguments();
        boolean automatic = arguments.size() == 1
                && arguments.get(0).name().isEmpty()
                && arguments.get(0).value() instanceof Expression.Reference reference
                && reference.name().text().equals("auto");
        if (automatic) {
            return new Preparation(scale, List.of(), List.of(), true);
        }
        if (arguments.stream().anyMatch(argument -> argument.name().isEmpty())) {
            problems.add(Diagnostic.of(
                    Code.UNKNOWN_ARGUMENT,
                    normalize.get().span(),
                    "`normalize` takes `mean` and `std` by name, or `auto`",
                    "write `normalize mean = 0.5, std = 0.25`, or `normalize auto`"));
            return Preparation.NONE;
        }
        List<Given> given = arguments.stream()
                .map(argument -> Given.of(argument, evaluator.value(argument.value(), scope)))
                .toList();
        var assigned = new Arguments(problems, "normalize", normalize.get().span(), scope::names)
                .assign(List.of("mean", "std"), List.of("mean", "std"), given);
        return new Preparation(
                scale,
                Optional.ofNullable(assigned.get("mean"))
                        .map(mean -> numbers(mean, false))
                        .orElse(List.of()),
                Optional.ofNullable(assigned.get("std"))
                        .map(deviation -> numbers(deviation, true))
                        .orElse(List.of()),
                false);
    }

    private double scale(Argument argument) {
        Evaluated value = evaluator.value(argument.value(), scope);
        Optional<Double> number = number(value, argument.span());
        if (number.isPresent() && number.get() == 0) {
            problems.add(Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    argument.span(),
                    "`scale` of 0 leaves nothing of the data",
                    "write `scale 1 / 255`"));
        }
        return number.orElse(1.0);
    }

    /** One number, or one for each channel. */
    private List<Double> numbers(Given given, boolean positive) {
        if (given.value().isFailed()) {
            return List.of();
        }
        String name = given.name().orElseThrow();
        List<Evaluated> values = given.value() instanceof Items items ? items.values() : List.of(given.value());
        List<Double> numbers = values.stream()
                .map(value -> number(value, given.span()))
                .flatMap(Optional::stream)
                .toList();
        if (numbers.size() < values.size()) {
            return List.of();
        }
        if (positive && numbers.stream().anyMatch(number -> number <= 0)) {
            problems.add(Diagnostic.of(
                    Code.OUT_OF_RANGE, given.span(), "`" + name + "` is above 0, as the data are divided by it"));
        }
        checkChannels(name, given, numbers.size());
        return numbers;
    }

    /** A number for all channels, or one for each: of an input, or of all inputs together as the runtime goes through them. */
    private void checkChannels(String name, Given given, int count) {
        if (!allPorts) {
            return;
        }
        boolean images = inputs.stream().anyMatch(DataSection::isImage);
        List<Port> prepared = inputs.stream()
                .filter(port -> images ? isImage(port) : port.kind() == Port.Kind.REAL)
                .toList();
        int all = prepared.stream().mapToInt(DataSection::channels).sum();
        if (prepared.isEmpty()) {
            problems.add(Diagnostic.of(
                    Code.CONTRADICTION,
                    given.span(),
                    "there is nothing to normalize: no input holds real numbers",
                    "take `normalize` out"));
            return;
        }
        boolean fits = count == 1 || count == all || prepared.stream().anyMatch(port -> channels(port) == count);
        if (!fits) {
            Port first = prepared.get(0);
            String owner = prepared.size() == 1 ? "`" + first.name() + "` has " : "the inputs have together ";
            problems.add(Diagnostic.of(
                            Code.CONTRADICTION,
                            given.span(),
                            "`" + name + "` has " + count + " numbers, but " + owner + all
                                    + (all == 1 ? " channel" : " channels"),
                            "give one number for all, or one for each channel")
                    .label(first.span(), "the shape is " + first.shape()));
        }
    }

    private static boolean isImage(Port port) {
        return port.kind() == Port.Kind.REAL && port.shape().rank() == 3;
    }

    /** An image's first dimension, a vector's features; anything else is one channel. */
    private static int channels(Port port) {
        int rank = port.shape().rank();
        return rank == 1 || rank == 3 ? port.shape().get(0) : 1;
    }

    private Optional<Double> number(Evaluated value, Span span) {
        if (value instanceof Whole whole) {
            return Optional.of((double) whole.value());
        }
        if (value instanceof Real real) {
            return Optional.of(real.value());
        }
        if (!value.isFailed()) {
            problems.add(
                    Diagnostic.of(Code.WRONG_TYPE, span, "a number is wanted here, but this is " + value.described()));
        }
        return Optional.empty();
    }
}
