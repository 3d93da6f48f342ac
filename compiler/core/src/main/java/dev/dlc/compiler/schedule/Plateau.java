package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Epochs;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

/** PyTorch's ReduceLROnPlateau. */
@Doc("multiplies the rate by a factor when a value has got no better for some epochs")
@Formula(
        "lr = max(lr factor, min_lr) after more than patience epochs in which what is monitored was not better than best (1 − threshold), for a score best (1 + threshold); not relative: best ∓ threshold")
@Peers(
        pytorch =
                "`torch.optim.lr_scheduler.ReduceLROnPlateau(mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps)`",
        keras =
                "`keras.callbacks.ReduceLROnPlateau(monitor, factor, patience, min_delta, cooldown, min_lr)`; min_delta is absolute, and it reduces one epoch earlier")
@Example("plateau(factor = 0.5, patience = 3)")
public record Plateau(
        @Doc("part and metric, as early_stopping's") @Default("validation.loss")
        String monitor,

        @Doc("what the rate is multiplied by")
        @Default("0.1")
        @Limits(least = 0, aboveLeast = true, most = 1, belowMost = true)
        double factor,

        @Doc("epochs without better that are borne") @Default("10") @Limits(least = 0)
        Epochs patience,

        @Doc("better means by more than this") @Default("1e-4") @Limits(least = 0)
        double threshold,

        @Doc("the threshold is a share of the best value") @Default("true")
        boolean relative,

        @Doc("epochs after a reduction in which none counts as bad") @Default("0") @Limits(least = 0)
        Epochs cooldown,

        @Doc("the rate never falls below it") @Default("0") @Limits(least = 0)
        double minLr,

        @Doc("a smaller change of the rate is not made") @Default("1e-8") @Limits(least = 0)
        double eps)
        implements Schedule {
    @Override
    public Optional<Duration> length() {
        return Optional.empty();
    }

    @Override
    public Optional<String> monitored() {
        return Optional.of(monitor);
    }

    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of(
                "Schedule",
                "plateau",
                lr,
                monitor,
                score,
                factor,
                patience.count(),
                threshold,
                relative,
                cooldown.count(),
                minLr,
                eps);
    }
}
