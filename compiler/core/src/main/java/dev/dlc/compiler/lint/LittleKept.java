package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.Dropout;
import dev.dlc.compiler.model.LayerCall;
import java.util.Locale;
import java.util.function.Consumer;

/** A dropout that keeps less than a fifth: {@code keep} and {@code drop} are easily taken for each other. */
record LittleKept() implements Lint {
    private static final double LEAST = 0.2;

    static double kept(Dropout dropout) {
        return dropout.keep().orElseGet(() -> 1 - dropout.drop().orElseThrow());
    }

    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            // 1 - 0.8 is a little less than 0.2
            if (call.layer() instanceof Dropout dropout && kept(dropout) < LEAST - 1e-9) {
                double kept = kept(dropout);
                String meant = dropout.keep().isPresent() ? "drop" : "keep";
                double number = dropout.keep().orElseGet(() -> dropout.drop().orElseThrow());
                report.accept(Diagnostic.of(
                        Code.LITTLE_KEPT,
                        call.span(),
                        String.format(Locale.ROOT, "this `dropout` keeps only %.2g %% of the values", 100 * kept),
                        "if you meant the opposite, write `dropout(" + meant + " = " + number + ")`"));
            }
        }
    }
}
