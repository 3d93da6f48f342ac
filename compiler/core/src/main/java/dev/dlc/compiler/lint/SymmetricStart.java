package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.initializer.Constant;
import dev.dlc.compiler.initializer.Zeros;
import dev.dlc.compiler.layer.Relu;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Weight;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A hidden layer all of whose weights start alike: where those of the next layer do, too, its units get the same gradient for ever, and
 * zeros before a rectifier get none at all. A last layer, or one that is added to another, may well start at zero.
 */
record SymmetricStart() implements Lint {
    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        for (LayerCall call : subject.model().layers()) {
            Optional<Weight> weight = Starts.weight(subject, call).filter(SymmetricStart::isConstant);
            Optional<LayerCall> above = subject.next(call, one -> !Kinds.isLinear(one));
            if (weight.isPresent() && above.isPresent()) {
                boolean alike = Starts.weight(subject, above.get())
                        .filter(SymmetricStart::isConstant)
                        .isPresent();
                boolean rectified = subject.next(call)
                        .filter(one -> one.layer() instanceof Relu)
                        .isPresent();
                boolean dead = rectified && isZero(weight.get());
                if (alike || dead) {
                    report.accept(Diagnostic.of(
                            Code.SYMMETRIC_START,
                            call.span(),
                            dead
                                    ? "the weights of this `" + Kinds.name(call)
                                            + "` start at 0, where the `relu` behind it has no gradient: they never move"
                                    : "the weights of this `" + Kinds.name(call)
                                            + "` and of the layer behind it all start alike, so its units stay alike for ever",
                            Starts.help(subject, call, weight.get(), rectified ? "he_normal" : "xavier_normal")));
                }
            }
        }
    }

    private static boolean isConstant(Weight weight) {
        return weight.initializer() instanceof Constant || weight.initializer() instanceof Zeros;
    }

    private static boolean isZero(Weight weight) {
        return weight.initializer() instanceof Zeros
                || weight.initializer() instanceof Constant constant && constant.equals(new Constant(0));
    }
}
