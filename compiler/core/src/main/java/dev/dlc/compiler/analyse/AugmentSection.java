package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.ast.Augmentation;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.ast.Section;
import dev.dlc.compiler.augment.OneOf;
import dev.dlc.compiler.augment.Repeat;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Planned;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.model.AugmentSpec;
import dev.dlc.compiler.model.AugmentSpec.Step;
import dev.dlc.compiler.model.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code augment image { flip(horizontal)  repeat 2 { crop(padding = 2) } }}. */
final class AugmentSection {
    private static final int IMAGE_RANK = 3;

    private final Evaluator evaluator;
    private final Problems problems;
    private final Scope scope;
    private final List<Port> inputs;
    private final List<Name> declared;
    private final Entries<dev.dlc.compiler.augment.Augmentation> entries;

    /**
     * @param inputs those that could be resolved
     * @param declared the names of all inputs of the file
     */
    AugmentSection(Evaluator evaluator, Problems problems, Scope scope, List<Port> inputs, List<Name> declared) {
        this.evaluator = evaluator;
        this.problems = problems;
        this.scope = scope;
        this.inputs = inputs;
        this.declared = declared;
        this.entries =
                new Entries<>(dev.dlc.compiler.augment.Augmentation.class, Planned.AUGMENTATION, evaluator, problems);
    }

    Optional<AugmentSpec> resolve(Section.Augment section) {
        Optional<Port> input = input(section.input());
        List<Step> steps = steps(section.steps(), input);
        return input.map(port -> new AugmentSpec(inputs.indexOf(port), steps));
    }

    /** The input, if it holds images. */
    private Optional<Port> input(Name name) {
        Optional<Port> input =
                inputs.stream().filter(port -> port.name().equals(name.text())).findFirst();
        if (input.isPresent()) {
            return input.filter(port -> isImage(port, name));
        }
        List<String> names = declared.stream().map(Name::text).toList();
        // An input whose declaration is in error has been told.
        if (!names.contains(name.text()) && !scope.file().mayDeclare(name.text())) {
            problems.add(Unknown.diagnostic(
                    Code.UNKNOWN_NAME,
                    name.span(),
                    "there is no input `" + name.text() + "`",
                    name.text(),
                    names,
                    names.isEmpty() ? null : "the inputs are: " + Unknown.listed(names)));
        }
        return Optional.empty();
    }

    private boolean isImage(Port port, Name name) {
        boolean image = port.kind() == Port.Kind.REAL && port.shape().rank() == IMAGE_RANK;
        if (!image) {
            problems.add(Diagnostic.of(
                            Code.WRONG_RANK,
                            name.span(),
                            "only images can be augmented, and `" + port.name() + "` is none",
                            "an image is `float[channels, height, width]`")
                    .label(port.span(), "the input is declared here"));
        }
        return image;
    }

    private List<Step> steps(List<Augmentation> written, Optional<Port> input) {
        List<Step> steps = new ArrayList<>();
        for (Augmentation step : written) {
            step(step, input).ifPresent(steps::add);
        }
        return steps;
    }

    private Optional<Step> step(Augmentation step, Optional<Port> input) {
        if (step instanceof Augmentation.Repeat repeat) {
            return repeat(repeat, input);
        }
        if (step instanceof Augmentation.OneOf choice) {
            List<Step> choices = steps(choice.choices(), input);
            if (choice.choices().isEmpty()) {
                problems.add(Diagnostic.of(
                        Code.MISSING_ARGUMENT,
                        choice.span(),
                        "`one_of` has nothing to choose from",
                        "write `one_of { rotate(10)  translate(0.1) }`"));
            }
            return Optional.of(new AugmentSpec.Grouped(new OneOf(), choices, choice.span()));
        }
        return apply(((Augmentation.Apply) step).call(), input);
    }

    /** How many steps an image goes through at most. */
    private static long applied(List<Step> steps) {
        long sum = 0;
        for (Step step : steps) {
            sum += !(step instanceof AugmentSpec.Grouped grouped)
                    ? 1
                    : applied(grouped.steps()) * (grouped.group() instanceof Repeat repeat ? repeat.times() : 1);
        }
        return sum;
    }

    private Optional<Step> repeat(Augmentation.Repeat repeat, Optional<Port> input) {
        List<Step> steps = steps(repeat.steps(), input);
        Evaluated count = evaluator.value(repeat.count(), scope);
        if (count instanceof Whole times && times.value() >= 0 && times.value() <= Budget.MOST_ITERATIONS) {
            long all = times.value() * applied(steps);
            if (all > Budget.MOST_ITERATIONS) {
                problems.add(Diagnostic.of(
                        Code.TOO_LARGE,
                        repeat.count().span(),
                        "each image would go through " + all + " steps, more than " + Budget.MOST_ITERATIONS,
                        "repeat them less often"));
                return Optional.empty();
            }
            return Optional.of(new AugmentSpec.Grouped(new Repeat((int) times.value()), steps, repeat.span()));
        }
        if (!count.isFailed()) {
            problems.add(Diagnostic.of(
                    count instanceof Whole ? Code.OUT_OF_RANGE : Code.WRONG_TYPE,
                    repeat.count().span(),
                    "`repeat` wants an int from 0 to " + Budget.MOST_ITERATIONS + ", but gets " + count.described()));
        }
        return Optional.empty();
    }

    private Optional<Step> apply(Expression.Call call, Optional<Port> input) {
        if (call.name().text().equals("one_of")) {
            problems.add(Diagnostic.of(
                    Code.SYNTAX,
                    call.span(),
                    "`one_of` takes its choices in braces",
                    "write `one_of { rotate(10)  translate(0.1) }`"));
            return Optional.empty();
        }
        Optional<Bound<dev.dlc.compiler.augment.Augmentation>> bound = entries.bind(call, scope);
        if (bound.isEmpty()) {
            return Optional.empty();
        }
        try {
            input.ifPresent(port -> bound.get().entry().check(port.shape()));
        } catch (Misfit misfit) {
            Diagnostic diagnostic = Misfits.diagnostic(misfit, bound.get());
            problems.add(diagnostic.label(
                    input.get().span(), "the image is " + input.get().shape()));
            return Optional.empty();
        }
        return Optional.of(new AugmentSpec.Apply(bound.get().entry(), call.span()));
    }
}
