package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.GlobalAvgPool;
import dev.dlc.compiler.layer.GlobalMaxPool;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.shape.Shape;
import java.util.function.Consumer;

/** A global pooling of a single pixel: the layers before it have shrunk the image to nothing, more often than was meant. */
record PooledPixel() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            Shape image = call.inputShapes().get(0);
            boolean global = call.layer() instanceof GlobalAvgPool || call.layer() instanceof GlobalMaxPool;
            if (global && image.rank() == 3 && image.get(1) == 1 && image.get(2) == 1) {
                report.accept(Diagnostic.of(
                        Code.POOLED_PIXEL,
                        call.span(),
                        "there is nothing left to pool: the image that flows in is a single pixel",
                        "use fewer layers that shrink the image before it, or `flatten` if it is meant so"));
            }
        }
    }
}
