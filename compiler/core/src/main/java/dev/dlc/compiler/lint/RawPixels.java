package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.layer.Affine;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Port;
import java.util.Set;
import java.util.function.Consumer;

/** Pixels as bytes, 0 to 255, straight into layers whose weights start as for inputs of about 1 (LeCun et al. 1998, section 4.3). */
record RawPixels() implements Lint {
    private static final Set<String> BYTES = Set.of("idx", "images", "cifar");

    @Override
    public void check(Subject subject, Consumer<Diagnostic> report) {
        DataSpec data = subject.model().data();
        if (!data.preparation().isNone() || data.train().isEmpty()) {
            return;
        }
        DataSpec.Source train = data.train().get();
        for (Port input : subject.model().inputs()) {
            if (BYTES.contains(train.reader())
                    && input.shape().rank() == 3
                    && subject.users(input.id()).stream().anyMatch(user -> !scales(user))) {
                report.accept(Diagnostic.of(
                                Code.RAW_PIXELS,
                                train.span(),
                                "the pixels of `" + input.name() + "` flow into the network as they are, from 0 to 255",
                                "add to `data`: `scale 1 / 255`")
                        .label(input.span(), "the input is declared here"));
            }
        }
    }

    private static boolean scales(LayerCall call) {
        return call.layer() instanceof Affine || Kinds.isNormalization(call);
    }
}
