package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Around;
import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.diagnostic.Code;
import java.util.Optional;

/** Moves an image, bilinear, by parts of a pixel too; directions draw apart from each other. */
@Doc("moves the image")
@Formula("y(q) = x(q − (down h, right w)), down and right ~ U(shift); bilinear")
@Peers(
        pytorch = "torchvision's `RandomAffine(0, translate=shift)`; by whole pixels",
        keras = "`keras.layers.RandomTranslation(height_factor, width_factor, fill_mode=\"constant\")`")
@Example(
        value = "translate(0.1)",
        input = {1, 28, 28})
public record Translate(
        @Doc("range for both directions, as a share of the side; one number d means -d..d")
        @Limits(least = -1, most = 1)
        @Around(0)
        @Default("none")
        Optional<Range> shift,

        @Doc("range to the right, instead of shift") @Limits(least = -1, most = 1) @Around(0) @Default("none")
        Optional<Range> x,

        @Doc("range downwards, instead of shift") @Limits(least = -1, most = 1) @Around(0) @Default("none")
        Optional<Range> y,

        @Doc("what uncovered pixels become, as a scaled value") @Default("0")
        double fill,

        @Doc("how probable it is that an image is changed") @Limits(least = 0, most = 1) @Default("1")
        double p)
        implements Augmentation {

    public Translate {
        boolean apart = x.isPresent() || y.isPresent();
        if (shift.isPresent() && apart) {
            throw new Misfit(
                    Code.CONTRADICTION,
                    "shift",
                    "`shift` is for both directions, but one of them is given by itself, too",
                    "write `translate(x = 0.1, y = 0.2)`");
        }
        if (shift.isEmpty() && !apart) {
            throw new Misfit(
                    Code.MISSING_ARGUMENT,
                    null,
                    "`translate` does not say how far",
                    "write `translate(0.1)` for a tenth of each side, or `translate(x = 0.1)`");
        }
    }

    @Override
    public RuntimeCall runtime() {
        Range none = new Range(0, 0);
        Range across = shift.or(() -> x).orElse(none);
        Range down = shift.or(() -> y).orElse(none);
        return RuntimeCall.of(
                "augment.Operation", "translate", across.low(), across.high(), down.low(), down.high(), fill, p);
    }
}
