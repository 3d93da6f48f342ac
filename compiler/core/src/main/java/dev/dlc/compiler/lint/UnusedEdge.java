package dev.dlc.compiler.lint;

import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.Padding;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.AvgPool;
import dev.dlc.compiler.layer.Conv2d;
import dev.dlc.compiler.layer.DepthwiseConv2d;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.layer.MaxPool;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.shape.Shape;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Windows with a stride that end before the image does: its last rows or columns are never looked at. Silent where that is little of
 * the image, and where the windows leave pixels out anyway.
 */
record UnusedEdge() implements Lint {
    /** The share of an image's rows or columns up to which nothing is said: 1 of 28 does no harm, 1 of 7 does. */
    private static final double HARMLESS = 0.05;

    /** How a window moves; pooling can be padded by at most half of its kernel. */
    private record Moves(Extent kernel, Extent stride, Padding padding, Extent dilation, boolean pooling) {
        int most() {
            int kernelLeast = Math.min(kernel.height(), kernel.width());
            return pooling ? kernelLeast / 2 : kernelLeast - 1;
        }
    }

    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            moves(call.layer()).ifPresent(moves -> check(call, moves, report));
        }
    }

    private static Optional<Moves> moves(Layer layer) {
        var one = new Extent(1, 1);
        if (layer instanceof MaxPool pool) {
            return Optional.of(
                    new Moves(pool.kernel(), pool.stride().orElse(pool.kernel()), pool.padding(), one, true));
        }
        if (layer instanceof AvgPool pool) {
            return Optional.of(
                    new Moves(pool.kernel(), pool.stride().orElse(pool.kernel()), pool.padding(), one, true));
        }
        if (layer instanceof Conv2d conv) {
            return Optional.of(new Moves(conv.kernel(), conv.stride(), conv.padding(), conv.dilation(), false));
        }
        if (layer instanceof DepthwiseConv2d conv) {
            return Optional.of(new Moves(conv.kernel(), conv.stride(), conv.padding(), conv.dilation(), false));
        }
        return Optional.empty();
    }

    private static void check(LayerCall call, Moves moves, Consumer<Diagnostic> report) {
        Shape image = call.inputShapes().get(0);
        // with `same` never more than the padding is left over
        Extent amount = moves.padding().amount();
        long rows = moves.padding().same() ? 0 : rows(moves, image, amount.height());
        long columns = moves.padding().same() ? 0 : columns(moves, image, amount.width());
        if (rows <= HARMLESS * image.get(1) && columns <= HARMLESS * image.get(2)) {
            return;
        }
        report.accept(Diagnostic.of(
                Code.UNUSED_EDGE,
                call.span(),
                "the last " + described(rows, columns) + " of the image of " + image.get(1) + " x " + image.get(2)
                        + " are never looked at: the windows of `" + Kinds.name(call) + "` end before",
                help(call, moves, image)));
    }

    private static String described(long rows, long columns) {
        if (rows == columns) {
            return rows == 1 ? "row and column" : rows + " rows and columns";
        }
        String first = rows == 0 ? "" : rows == 1 ? "row" : rows + " rows";
        String second = columns == 0 ? "" : columns == 1 ? "column" : columns + " columns";
        return first + (rows > 0 && columns > 0 ? " and " : "") + second;
    }

    /** The least padding that lets the windows reach both ends. */
    private static String help(LayerCall call, Moves moves, Shape image) {
        for (int padding = 1; padding <= moves.most(); padding++) {
            if (rows(moves, image, padding) == 0 && columns(moves, image, padding) == 0) {
                String argument = "padding = " + padding;
                if (Kinds.places(call, "padding")) {
                    return "pad it: give " + padding + " for its `padding`";
                }
                return "pad it: `" + (Kinds.names(call, "padding") ? argument : Kinds.with(call, argument)) + "`";
            }
        }
        return "choose a kernel and a stride whose windows end where the image does, or `pad` it before";
    }

    private static long rows(Moves moves, Shape image, int padding) {
        return left(
                image.get(1),
                moves.kernel().height(),
                moves.stride().height(),
                padding,
                moves.dilation().height());
    }

    private static long columns(Moves moves, Shape image, int padding) {
        return left(
                image.get(2),
                moves.kernel().width(),
                moves.stride().width(),
                padding,
                moves.dilation().width());
    }

    /** How many of a row's last pixels no window reaches. */
    private static long left(long length, long kernel, long stride, long padding, long dilation) {
        long span = dilation * (kernel - 1) + 1;
        if (stride > span) {
            return 0;
        }
        return Math.max(0, (length + 2 * padding - span) % stride - padding);
    }
}
