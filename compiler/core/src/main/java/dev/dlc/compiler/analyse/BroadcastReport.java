package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Tensor;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Optional;

/** Says why two values cannot be added: which shape each has, which layer made it so, and what would bring them together. */
final class BroadcastReport {
    private final Tape tape;
    private final Expression.Binary binary;
    private final Tensor left;
    private final Tensor right;

    /** Both values have shapes. */
    BroadcastReport(Tape tape, Expression.Binary binary, Tensor left, Tensor right) {
        this.tape = tape;
        this.binary = binary;
        this.left = left;
        this.right = right;
    }

    Diagnostic diagnostic(Misfit misfit) {
        List<String> help = help();
        var diagnostic = Diagnostic.of(misfit.code(), binary.span(), misfit.getMessage(), help.toArray(new String[0]));
        return origin(origin(diagnostic, binary.left(), left), binary.right(), right);
    }

    private Diagnostic origin(Diagnostic diagnostic, Expression arm, Tensor value) {
        Shape shape = value.shape().orElseThrow();
        Diagnostic labelled = diagnostic.label(arm.span(), "this is " + shape);
        int id = value.id();
        Optional<LayerCall> maker = tape.maker(id);
        // Activations and norms leave the shape as it is: the cause lies before them.
        while (maker.isPresent()
                && maker.get().inputs().size() == 1
                && maker.get().inputShapes().get(0).equals(shape)) {
            id = maker.get().inputs().get(0);
            maker = tape.maker(id);
        }
        if (maker.isPresent()) {
            LayerCall call = maker.get();
            String from =
                    call.inputShapes().size() == 1 ? " of " + call.inputShapes().get(0) : "";
            return labelled.label(call.span(), "this makes " + shape + from);
        }
        return tape.port(id)
                .map(port -> labelled.label(port.span(), "`" + port.name() + "` is declared as " + shape))
                .orElse(labelled);
    }

    private List<String> help() {
        Shape a = left.shape().orElseThrow();
        Shape b = right.shape().orElseThrow();
        if (a.rank() == 1 && b.rank() == 1) {
            return List.of("bring one side to the other's size, `" + name(binary.right(), "right side") + " -> dense("
                    + a.get(0) + ")`");
        }
        if (a.rank() != 3 || b.rank() != 3) {
            return List.of("bring both sides to one shape");
        }
        boolean changeLeft = a.get(1) > b.get(1) || a.get(2) > b.get(2);
        return changeLeft
                ? convolution(name(binary.left(), "left side"), a, b)
                : convolution(name(binary.right(), "right side"), b, a);
    }

    /** A convolution of single pixels that makes {@code from} into {@code to}. */
    private static List<String> convolution(String side, Shape from, Shape to) {
        int stride = (from.get(1) + to.get(1) - 1) / to.get(1);
        boolean fits = (from.get(1) - 1) / stride + 1 == to.get(1) && (from.get(2) - 1) / stride + 1 == to.get(2);
        if (!fits) {
            return List.of("bring both sides to one height and width, by `stride`, `padding` or pooling");
        }
        String strided = stride == 1 ? "" : ", stride = " + stride;
        return List.of("`" + side + " -> conv2d(filters = " + to.get(0) + ", kernel = 1" + strided + ")` is " + to
                + " like the other side");
    }

    private static String name(Expression side, String otherwise) {
        return side instanceof Expression.Reference reference ? reference.name().text() : "(" + otherwise + ")";
    }
}
