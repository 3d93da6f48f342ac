package dev.dlc.compiler.driver;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Weight;
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
 * collector: 60, 88 and 116 MB for 2,001, 3,001 and 4,001 layers that are {@code dense} and {@code relu} in turn (the same for 4,001 in
 * a loop and written one by one), 100 for 4,001 ({@code dense, tanh, dropout}); before the source was kept in blocks, 64 for 4,001
 * of activations alone, 116 for the first kind frozen, 216 ({@code conv2d, batch_norm, relu}) and 184 (the same with a residual sum). Java may
 * use a thirtieth less than {@code -Xmx} says. The numbers below stay below all of these, below the first kind by 1 to 2 parts in a hundred of
 * what failed. In the least heap Java does little but collect garbage: 7,600 layers of the first kind take 10 s in 384 MB and 21 s in 256, 8,400
 * take 31 s there and 9,200 take 54; hence the {@link #ROOM}. What does not fit all the same is told by {@link #exceeded}.
 */
final class MemoryNeed {
    /** What compiling the smallest model takes. */
    private static final long BASE = 1 << 20;

    private static final long LAYER = 13_000;

    /** A tensor of weights that are trained: their gradients and the optimizer's step are code, too. */
    private static final long TRAINED = 14_500;

    /** Another tensor: frozen weights, running statistics. */
    private static final long FIXED = 11_500;

    /** How much larger than the least heap one must be that is not filled all the time. */
    private static final double ROOM = 1.15;

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
        long growth = growth(model);
        long needed = (long) (ROOM * (BASE + kept + growth));
        kept += (long) (KEPT * growth);
        return needed > available
                ? Optional.of(tell(model, needed, "at least %,d MB of memory, but".formatted(needed / MEGABYTE + 1)))
                : Optional.empty();
    }

    /** What there is to tell where the estimate was too low for a model, and Java has no more memory. */
    Diagnostic exceeded(Model model) {
        return tell(model, available, "more memory than there is:");
    }

    private static long growth(Model model) {
        long trained = model.weights().stream().filter(Weight::trainable).count();
        return LAYER * model.layers().size()
                + TRAINED * trained
                + FIXED * (model.weights().size() - trained);
    }

    private Diagnostic tell(Model model, long needed, String amount) {
        // twice as much is enough for any kind of layer, and leaves the collector some room
        long enough = (2 * needed / MEGABYTE / STEP + 1) * STEP;
        Diagnostic diagnostic = Diagnostic.of(
                Code.TOO_LARGE,
                model.span(),
                "`%s` expands to %,d layers, and to compile them takes %s Java may use %,d MB"
                        .formatted(model.name(), model.layers().size(), amount, available / MEGABYTE),
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
