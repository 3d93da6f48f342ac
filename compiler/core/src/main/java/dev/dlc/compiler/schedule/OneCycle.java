package dev.dlc.compiler.schedule;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.Optional;

/** PyTorch's OneCycleLR, step by step, without the cycle of momentum (Smith and Topin 2018). */
@Doc("grows to a large rate and falls far below the first one")
@Formula(
        "from max_lr / div_factor to max_lr in pct_start of the steps, then to max_lr / (div_factor final_div_factor); between a and b along (a + b + (a − b) cos(π s)) / 2, s from 0 to 1")
@Peers(
        pytorch = "`torch.optim.lr_scheduler.OneCycleLR(max_lr, …, cycle_momentum=False)`, stepped after each step",
        keras = "none")
@Example("one_cycle(max_lr = 0.1)")
public record OneCycle(
        @Doc("the largest rate; the optimizer's if nothing is said") @Default("none") @Limits(least = 0)
        Optional<Double> maxLr,

        @Doc("share of the steps in which it grows") @Default("0.3") @Limits(least = 0, most = 1)
        double pctStart,

        @Doc("along a cosine, `cos`, or in equal steps, `linear`") @Default("cos")
        Anneal anneal,

        @Doc("the first rate is the largest divided by it") @Default("25") @Limits(least = 0, aboveLeast = true)
        double divFactor,

        @Doc("the last rate is the first divided by it") @Default("1e4") @Limits(least = 0, aboveLeast = true)
        double finalDivFactor,

        @Doc("falls to the first rate as long as it grew, then on") @Default("false")
        boolean threePhase,

        @Doc("how long; to the end of the training if nothing is said") @Default("none")
        Optional<Duration> length)
        implements Schedule {
    /** The way from one rate to another. */
    public enum Anneal {
        COS,
        LINEAR
    }

    @Override
    public RuntimeCall runtime(double lr, boolean score) {
        return RuntimeCall.of(
                "Schedule",
                "oneCycle",
                maxLr.orElse(lr),
                pctStart,
                anneal == Anneal.COS,
                divFactor,
                finalDivFactor,
                threePhase);
    }
}
