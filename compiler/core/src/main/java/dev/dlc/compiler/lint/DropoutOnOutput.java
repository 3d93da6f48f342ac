package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.Dropout;
import dev.dlc.compiler.model.LayerCall;
import java.util.Optional;
import java.util.function.Consumer;

/** A dropout as the last layer before a loss: answers are set to 0 at random, which no training can learn to avoid. */
record DropoutOnOutput() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            Optional<LayerCall> last = Optional.of(call);
            while (last.isPresent()
                    && subject.judges(last.get()).isEmpty()
                    && (last.get() == call || Kinds.isReshaping(last.get()))) {
                last = subject.next(last.get());
            }
            boolean judged = last.isPresent()
                    && (last.get() == call || Kinds.isReshaping(last.get()))
                    && !subject.judges(last.get()).isEmpty();
            if (call.layer() instanceof Dropout && judged) {
                report.accept(Diagnostic.of(
                                Code.DROPOUT_ON_OUTPUT,
                                call.span(),
                                "this `dropout` sets answers of the network to 0 at random before the loss judges them",
                                "move it before the last layer with weights, or take it out")
                        .label(subject.judges(last.get()).get(0).span(), "the loss judges what it leaves"));
            }
        }
    }
}
