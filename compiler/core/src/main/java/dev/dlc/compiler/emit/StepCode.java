package dev.dlc.compiler.emit;

import dev.dlc.compiler.program.Parts;
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Share;
import dev.dlc.compiler.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the steps of a routine. */
final class StepCode {
    /** The first of the channels that a step divided by channels works on. */
    static final String CHANNEL = "channel";
    /** One past the last of them. */
    static final String END = "end";

    private static final String BEGIN = "begin";

    /** Channels at a time: of several passes over their numbers, all but the first find them in the cache. */
    private static final int CHANNELS = 4;

    private final Precision precision;
    private final PassNames names;

    StepCode(Precision precision, PassNames names) {
        this.precision = precision;
        this.names = names;
    }

    /** The body of a method that runs these steps, {@code worker} being its argument. */
    JavaCode write(List<Step> steps) {
        Names locals = names.members().inner();
        JavaCode code = new JavaCode();
        if (steps.stream().anyMatch(this::isBySamples)) {
            code.addStatement("int from = worker.from(samples)");
            code.addStatement("int to = worker.to(samples)");
        }
        if (steps.stream().anyMatch(this::isOfEverySample)) {
            code.addStatement("int $L = worker.firstSample(samples)", BEGIN);
            code.addStatement("int $L = worker.lastSample(samples)", END);
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (isByChannels(step)) {
                int last = i + 1 < steps.size() && isByChannels(steps.get(i + 1)) ? i + 1 : i;
                byChannels(steps.subList(i, last + 1), code, locals);
                i = last;
            } else if (step instanceof Step.Barrier) {
                code.addStatement("worker.barrier()");
            } else if (step instanceof Step.Meeting) {
                if (precision == Precision.FLOAT) {
                    code.addStatement("worker.meet()");
                }
            } else if (step instanceof Step.Kernel kernel) {
                kernel(kernel, code, locals);
            } else if (step instanceof Step.Pack pack) {
                code.addStatement("$L = $L", names.array(pack.target()), packed(pack));
            } else {
                code.add(LoopCode.write((Step.Loop) step, precision, names, locals));
            }
        }
        return code;
    }

    private boolean isBySamples(Step step) {
        return share(step).map(Share::isSamples).orElse(false) && parts(step).isNone();
    }

    /** Whether a step names the samples of which the worker computes pieces, not the pieces of all of them. */
    private boolean isOfEverySample(Step step) {
        Parts parts = parts(step);
        return parts.isOutputs()
                || parts.isPieces()
                        && step instanceof Step.Loop loop
                        && !LoopNest.of(loop, false).isFlat();
    }

    /** Single precision is what predicts. */
    private Parts parts(Step step) {
        Parts parts = step instanceof Step.Kernel kernel
                ? kernel.parts()
                : step instanceof Step.Loop loop ? loop.parts() : Parts.NONE;
        return precision == Precision.FLOAT ? parts : Parts.NONE;
    }

    private static boolean isByChannels(Step step) {
        return share(step).map(Share::isChannels).orElse(false);
    }

    private static Optional<Share> share(Step step) {
        return step instanceof Step.Kernel kernel
                ? Optional.of(kernel.share())
                : step instanceof Step.Loop loop ? Optional.of(loop.share()) : Optional.empty();
    }

    /** Steps that each worker does for its channels, for a few of them at a time. */
    private void byChannels(List<Step> steps, JavaCode code, Names locals) {
        Names inner = locals.inner();
        int count = share(steps.get(0)).orElseThrow().count();
        String last = locals.fresh("last");
        code.addStatement("int $L = worker.to($L)", last, count);
        code.beginControlFlow(
                "for (int $L = worker.from($L); $L < $L; $L += $L)", CHANNEL, count, CHANNEL, last, CHANNEL, CHANNELS);
        code.addStatement("int $L = Math.min($L + $L, $L)", END, CHANNEL, CHANNELS, last);
        for (Step step : steps) {
            if (step instanceof Step.Kernel kernel) {
                kernel(kernel, code, inner);
            } else {
                code.add(LoopCode.write((Step.Loop) step, precision, names, inner));
            }
        }
        code.endControlFlow();
    }

    private void kernel(Step.Kernel kernel, JavaCode code, Names locals) {
        List<JavaCode> arguments = new ArrayList<>();
        if (kernel.takesWorker()) {
            arguments.add(JavaCode.of("worker"));
        }
        for (Step.Argument argument : kernel.arguments()) {
            arguments.add(argument(argument, code, locals));
        }
        if (kernel.share() != Share.BY_KERNEL) {
            arguments.add(JavaCode.of(bounds(kernel)));
        }
        boolean planes = parts(kernel).isPieces() && window(kernel).isPresent();
        String method = planes ? kernel.method() + "Planes" : kernel.method();
        code.addStatement("$T.$L($L)", Runtime.kernel(kernel.type()), method, JavaCode.join(arguments, ",$W"));
    }

    private String bounds(Step.Kernel kernel) {
        Parts parts = parts(kernel);
        Optional<String> window = window(kernel);
        if (parts.isPieces()) {
            return "worker.from(samples, " + parts.count() + "),$Wworker.to(samples, " + parts.count() + ")";
        }
        if (parts.isOutputs()) {
            String divided = names.array(parts.weights()) + ".parts()";
            return BEGIN + ", " + END + ",$W" + divided + ".firstPiece(worker),$W" + divided + ".lastPiece(worker)";
        }
        if (kernel.share() == Share.OF_WEIGHTS) {
            String pieces = window.orElseThrow() + ".weightGradientShares()";
            return "worker.from(" + pieces + "),$Wworker.to(" + pieces + ")";
        }
        return first(kernel.share()) + ", " + last(kernel.share());
    }

    private Optional<String> window(Step.Kernel kernel) {
        return kernel.arguments().stream()
                .filter(Step.Geometry.class::isInstance)
                .map(argument -> names.window(((Step.Geometry) argument).window()))
                .findFirst();
    }

    private JavaCode packed(Step.Pack pack) {
        Place weights = pack.weights().place();
        JavaCode from = JavaCode.of("$L, $L", names.array(weights), names.offset(weights));
        return pack.window()
                .map(window -> JavaCode.of("$T.packConvolution($L, $L)", Runtime.KERNELS, names.window(window), from))
                .orElseGet(() -> JavaCode.of(
                        "$T.packLinear($L, $L, $L)",
                        Runtime.KERNELS,
                        from,
                        pack.shape().get(1),
                        pack.shape().get(0)));
    }

    private static String first(Share share) {
        return switch (share.kind()) {
            case SAMPLES -> PassNames.times("from", share.factor());
            case CHANNELS -> CHANNEL;
            default -> "worker.from(" + share.count() + ")";
        };
    }

    private static String last(Share share) {
        return switch (share.kind()) {
            case SAMPLES -> PassNames.times("to", share.factor());
            case CHANNELS -> END;
            default -> "worker.to(" + share.count() + ")";
        };
    }

    private JavaCode argument(Step.Argument argument, JavaCode code, Names locals) {
        if (argument instanceof Step.Tensor tensor) {
            Place place = tensor.place();
            String array = names.array(place);
            return place.region() == Place.Region.PACKED
                    ? JavaCode.of("$L", array)
                    : JavaCode.of("$L, $L", array, names.offset(place));
        }
        if (argument instanceof Step.Literal literal) {
            return JavaCode.of(literal.value() instanceof String ? "$S" : "$L", literal.value());
        }
        if (argument instanceof Step.Real real) {
            return JavaCode.of("$L", precision.literal(real.value()));
        }
        if (argument instanceof Step.Table table) {
            return JavaCode.of("$L", names.table(table.numbers()));
        }
        if (argument instanceof Step.Geometry geometry) {
            return JavaCode.of("$L", names.window(geometry.window()));
        }
        if (argument instanceof Step.Rows rows) {
            return JavaCode.of("$L", PassNames.times("samples", rows.factor()));
        }
        Step.RandomKey random = (Step.RandomKey) argument;
        String key = locals.fresh("key");
        code.addStatement(
                "long $L = $T.key($T.key(seed, $S, $S), epoch)",
                key,
                Runtime.RANDOM,
                Runtime.RANDOM,
                random.purpose(),
                random.path());
        return JavaCode.of("$L, identities()", key);
    }
}
