package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.line;
import static dev.dlc.compiler.analyse.Analysing.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.diagnostic.Diagnostic;
import org.junit.jupiter.api.Test;

class ScheduleSectionTest {
    private static String model(String schedule) {
        return """
                model M { input x: float[8]  target t: float[2]  network { head = x -> dense(2) }
                loss mse(head, t)  optimizer sgd(lr = 0.5)  train { metrics mae }
                schedule %s }
                """.formatted(schedule);
    }

    private static RuntimeCall resolved(String schedule) {
        return text(model(schedule)).model().training().schedule().runtime();
    }

    private static String problem(String schedule) {
        return line(text(model(schedule)).problem());
    }

    private static RuntimeCall call(String method, Object... arguments) {
        return RuntimeCall.of("Schedule", method, arguments);
    }

    @Test
    void withoutASectionTheRateIsThatOfTheOptimizer() {
        String text = model("constant").replace("schedule constant", "");
        assertThat(text(text).model().training().schedule().runtime()).isEqualTo(call("constant", 0.5));
        assertThat(resolved("constant")).isEqualTo(call("constant", 0.5));
    }

    @Test
    void everyScheduleStartsFromTheRateOfTheOptimizer() {
        assertThat(resolved("step(3)")).isEqualTo(call("step", 0.5, 3, 0.1));
        assertThat(resolved("step(every = 3 epochs, factor = 0.2)")).isEqualTo(call("step", 0.5, 3, 0.2));
        assertThat(resolved("exponential(0.9)")).isEqualTo(call("exponential", 0.5, 0.9));
        assertThat(resolved("polynomial(power = 2, to = 0.01)")).isEqualTo(call("polynomial", 0.5, 0.01, 2.0));
        assertThat(resolved("cosine")).isEqualTo(call("cosine", 0.5, 0.0));
        assertThat(resolved("one_cycle")).isEqualTo(call("oneCycle", 0.5, 0.3, true, 25.0, 1e4, false));
        assertThat(resolved(
                        "one_cycle(max_lr = 2, pct_start = 0.4, anneal = linear, div_factor = 10, final_div_factor = 9,"
                                + " three_phase = true)"))
                .isEqualTo(call("oneCycle", 2.0, 0.4, false, 10.0, 9.0, true));
        assertThat(resolved("plateau"))
                .isEqualTo(call("plateau", 0.5, "validation.loss", false, 0.1, 10, 1e-4, true, 0, 0.0, 1e-8));
        assertThat(resolved("plateau(monitor = train.mae, factor = 0.5, patience = 2 epochs, threshold = 0.1,"
                        + " relative = false, cooldown = 0 epochs, min_lr = 0.01, eps = 1e-3)"))
                .isEqualTo(call("plateau", 0.5, "train.mae", false, 0.5, 2, 0.1, false, 0, 0.01, 1e-3));
    }

    @Test
    void schedulesAreJoinedByTheirLengths() {
        assertThat(resolved("warmup(500 steps) -> cosine(to = 1e-5)"))
                .isEqualTo(call("sequence", call("steps", 500L, call("warmup", 0.5)), call("cosine", 0.5, 1e-5)));
        assertThat(resolved("constant(2 epochs) -> exponential(0.5, length = 3 epochs) -> plateau"))
                .isEqualTo(call(
                        "sequence",
                        call("epochs", 2L, call("constant", 0.5)),
                        call("epochs", 3L, call("exponential", 0.5, 0.5)),
                        resolved("plateau")));
        assertThat(resolved("warmup(2 epochs)")).isEqualTo(call("sequence", call("epochs", 2L, call("warmup", 0.5))));
    }

    @Test
    void aScoreIsBetterWhereItIsHigher() {
        String text = model("plateau(train.accuracy)")
                .replace("target t: float[2]", "target t: class[2]")
                .replace("mse", "cross_entropy")
                .replace("mae", "accuracy");
        assertThat(text(text).model().training().schedule().runtime().arguments())
                .containsSequence("train.accuracy", true);
    }

    @Test
    void whatGoesOnToTheEndCannotBeFollowed() {
        Diagnostic problem = text(model("cosine -> constant")).problem();
        assertThat(line(problem))
                .isEqualTo("3:10 DL0505 `cosine` goes on to the end of the training, so that nothing can follow it");
        assertThat(problem.help()).containsExactly("say how long it lasts, `cosine(length = 10 epochs)`");
        assertThat(text(model("plateau -> constant")).problem().help()).containsExactly("let it be the last");
    }

    @Test
    void aLengthIsANumberOfStepsOrEpochs() {
        assertThat(problem("warmup(500)"))
                .isEqualTo("3:17 DL0304 `over` wants a number of steps or epochs, `500 steps`, but gets the int 500");
        assertThat(problem("warmup(0 steps)"))
                .isEqualTo("3:17 DL0305 `over` lasts at least 1 step, but 0 steps is given");
        assertThat(problem("warmup(0.5 epochs)"))
                .isEqualTo(
                        "3:17 DL0304 a number of steps or epochs is an int of at least 0, but this is the float 0.5");
        assertThat(problem("step(every = 500 steps)"))
                .isEqualTo("3:23 DL0304 `every` wants a number of epochs, but gets 500 steps");
        assertThat(problem("step(0)")).isEqualTo("3:15 DL0305 `every` is at least 1, but 0 is given");
    }

    @Test
    void unknownSchedulesAndArgumentsAreOfferedTheirNames() {
        assertThat(text(model("cosin")).problem().help()).first().isEqualTo("did you mean `cosine`?");
        assertThat(text(model("cosine(too = 1)")).problem().help()).first().isEqualTo("did you mean `to`?");
    }

    @Test
    void whatIsNotMeasuredCannotBeMonitored() {
        assertThat(problem("plateau(monitor = validation.accuracy)"))
                .isEqualTo("3:28 DL0201 `validation.accuracy` is not measured");
        assertThat(problem("plateau(0.5)")).isEqualTo("3:18 DL0201 `monitor` is a part and what is measured of it");
        String text = model("plateau").replace("network", "data { train csv(\"a.csv\", x = all except t) } network");
        assertThat(line(text(text.replace("float[2]", "float").replace("dense(2)", "dense(1)"))
                        .problem()))
                .endsWith("DL0505 `validation.loss` is monitored, but there are no validation data");
    }
}
