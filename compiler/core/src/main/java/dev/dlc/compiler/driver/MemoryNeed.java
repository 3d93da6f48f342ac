package dev.dlc.compiler.driver;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.source.Span;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How much memory the compilation of a model takes at least, estimated before any of it is taken: without enough, Java collects garbage
 * for half a minute and then gives up, with no word about the model.
 *
 * <p>Measured are the least heaps ({@code -Xmx}, found by halving, to 4 MB) with which {@code dlc model.dl} ended well, Java 17, serial
 * collector: 67 and 132 MB for 2,001 and 4,001 layers that are {@code dense} and {@code relu} in turn, 27 and 82 for 1,002 and 3,002
 * ({@code dense, tanh, dropout}), 50 and 149 ({@code conv2d, batch_norm, relu}), 127 (the same with a residual sum). The first two kinds
 * give 17 KB a layer and 16 KB a tensor of weights, which the others exceed; what stands below is a tenth less, so that nothing is refused
 * that would have been compiled.
 */
final class MemoryNeed {
    /** What compiling the smallest model takes. */
    private static final long BASE = 1 << 20;

    private static final long LAYER = 15_000;
    private static final long WEIGHT = 14_000;

    /** Of what the compilation of a model takes, its program and source stay until all models of the file are compiled. */
    private static final double KEPT = 0.2;

    private static final int MEGABYTE = 1 << 20;
    private static final int STEP = 256;

    private final long available;
    private long kept;

    /** @param available bytes of memory */
    MemoryNeed(long available) {
        this.available = available;
    }

    /** What there is to tell if the next model of a file takes more than there is. */
    Optional<Diagnostic> check(Model model) {
        long growth = LAYER * model.layers().size() + WEIGHT * model.weights().size();
        long needed = BASE + kept + growth;
        kept += (long) (KEPT * growth);
        return needed > available ? Optional.of(tell(model, needed)) : Optional.empty();
    }

    private Diagnostic tell(Model model, long needed) {
        // twice as much is enough for any kind of layer, and leaves the collector some room
        long enough = (2 * needed / MEGABYTE / STEP + 1) * STEP;
        Diagnostic diagnostic = Diagnostic.of(
                Code.TOO_LARGE,
                model.span(),
                "`%s` expands to %,d layers, and to compile them takes at least %,d MB of memory, but Java may use %,d MB"
                        .formatted(model.name(), model.layers().size(), needed / MEGABYTE + 1, available / MEGABYTE),
                "give Java more: `DLC_JAVA_OPTS=-Xmx" + enough + "m`, or `MAVEN_OPTS` in a build by Maven",
                "or check the counts of its loops");
        return source(model)
                .map(most ->
                        diagnostic.label(most.getKey(), "%,d of the layers are this one".formatted(most.getValue())))
                .orElse(diagnostic);
    }

    /** The call that most of the layers come from, and how many; empty where each comes from a call of its own. */
    private static Optional<Map.Entry<Span, Long>> source(Model model) {
        return model.layers().stream()
                .map(LayerCall::span)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 1)
                .max(Map.Entry.<Span, Long>comparingByValue()
                        .thenComparing(entry -> entry.getKey().start(), Comparator.reverseOrder()));
    }
}
