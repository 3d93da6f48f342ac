package dev.dlc.compiler.endtoend;

import dev.dlc.compiler.catalogue.ExampleModel;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.runtime.Outcomes;
import dev.dlc.runtime.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The learning rates that the runtime's tests recorded from PyTorch, and what a {@code .dl} file says to have them. */
final class RecordedSchedules {
    private static final Path FILE = Path.of("../../runtime/core/src/test/resources/schedules/schedules.txt");
    private static final int EPOCHS = 10;
    private static final int STEPS = 4;
    /** What is monitored after each epoch, as {@code record_schedules.py} has it. */
    private static final double[] LOSSES = {1.0, 0.8, 0.81, 0.7999, 0.9, 0.7, 0.75, 0.7, 0.6999, 0.71};

    private static final double[] SCORES = {0.1, 0.2, 0.2005, 0.2, 0.4, 0.4004, 0.3, 0.35, 0.2, 0.1};
    private static final double[] ONES = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1};

    static final Map<String, String> CASES = Map.ofEntries(
            Map.entry("step", "step(every = 3 epochs, factor = 0.5)"),
            Map.entry("exponential", "exponential(0.8)"),
            Map.entry("polynomial", "polynomial(power = 2)"),
            Map.entry("polynomial_short", "polynomial(power = 1.5, length = 6 epochs)"),
            Map.entry("polynomial_to", "polynomial(power = 2, to = 0.05)"),
            Map.entry("cosine", "cosine(to = 0.01)"),
            Map.entry("one_cycle", "one_cycle"),
            Map.entry(
                    "one_cycle_linear",
                    "one_cycle(max_lr = 0.5, pct_start = 0.2, anneal = linear, div_factor = 10, final_div_factor = 100)"),
            Map.entry("one_cycle_three_phases", "one_cycle(pct_start = 0.4, three_phase = true)"),
            Map.entry("plateau", "plateau(factor = 0.5, patience = 0)"),
            Map.entry(
                    "plateau_absolute",
                    "plateau(factor = 0.1, patience = 1, threshold = 0.05, relative = false, cooldown = 2)"),
            Map.entry(
                    "plateau_score",
                    "plateau(monitor = validation.accuracy, factor = 0.5, patience = 1, threshold = 0.01, min_lr = 0.1)"),
            Map.entry(
                    "plateau_score_absolute",
                    "plateau(monitor = validation.accuracy, factor = 0.5, patience = 0, threshold = 0.001, relative = false)"),
            Map.entry("plateau_eps", "plateau(factor = 0.5, patience = 0, eps = 0.05)"),
            Map.entry("warmup_step", "warmup(2 epochs) -> step(every = 3 epochs, factor = 0.5)"),
            Map.entry("warmup_cosine", "warmup(7 steps) -> cosine(to = 0.01)"),
            Map.entry("warmup_plateau", "warmup(2 epochs) -> plateau(factor = 0.5, patience = 1)"),
            Map.entry(
                    "constant_exponential_one_cycle",
                    "constant(length = 3 epochs) -> exponential(0.8, length = 2 epochs) -> one_cycle"),
            Map.entry("cosine_step", "cosine(to = 0.01, length = 5 epochs) -> step(every = 2 epochs)"),
            Map.entry(
                    "step_one_cycle_exponential",
                    "step(every = 2 epochs, factor = 0.5, length = 4 epochs) -> one_cycle(length = 3 epochs)"
                            + " -> exponential(0.8)"));

    private RecordedSchedules() {}

    /** The rate of each step that PyTorch gave, by the case's name. */
    static Map<String, double[]> recorded() {
        Map<String, double[]> rates = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(FILE)) {
            lines.map(line -> line.split(" "))
                    .forEach(words -> rates.put(
                            words[0],
                            Stream.of(words)
                                    .skip(1)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rates;
    }

    /** The rate of each step that the schedule of a file gives. */
    static double[] rates(String name) {
        String text = CASES.get(name);
        RuntimeCall call = ExampleModel.analyse("model M { input x: float[2]  target y: class[3]"
                        + "  data { train csv(\"a.csv\", x = [a, b])  validation split(0.5) }"
                        + "  network { head = x -> dense(3) }  loss cross_entropy(head, y)  optimizer sgd(lr = 0.3)"
                        + "  schedule " + text + "  train { epochs 10  metrics accuracy } }")
                .training()
                .schedule()
                .runtime();
        Schedule schedule = (Schedule) made(call);
        double[] outcomes = !text.contains("plateau")
                ? new double[0]
                : text.contains("accuracy") ? SCORES : name.equals("plateau_eps") ? ONES : LOSSES;
        double[] rates = new double[EPOCHS * STEPS];
        Outcomes finished = new Outcomes();
        for (int step = 1; step <= rates.length; step++) {
            int epoch = (step - 1) / STEPS + 1;
            rates[step - 1] = schedule.rate(step, epoch, rates.length, EPOCHS, finished);
            if (step % STEPS == 0 && outcomes.length > 0) {
                add(finished, outcomes[epoch - 1]);
            }
        }
        return rates;
    }

    /** What generated code makes: the call of a static method of the runtime. */
    private static Object made(RuntimeCall call) {
        List<Object> arguments = new ArrayList<>();
        for (Object argument : call.arguments()) {
            arguments.add(argument instanceof RuntimeCall inner ? made(inner) : argument);
        }
        try {
            for (Method method : Schedule.class.getMethods()) {
                if (method.getName().equals(call.method())) {
                    return method.invoke(null, fitting(method, arguments));
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(call.toString(), e);
        }
        throw new AssertionError("the runtime has no " + call);
    }

    private static Object[] fitting(Method method, List<Object> arguments) {
        if (method.isVarArgs()) {
            Object all = Array.newInstance(Schedule.class, arguments.size());
            for (int i = 0; i < arguments.size(); i++) {
                Array.set(all, i, arguments.get(i));
            }
            return new Object[] {all};
        }
        Object[] fitting = new Object[arguments.size()];
        for (int i = 0; i < fitting.length; i++) {
            Class<?> type = method.getParameterTypes()[i];
            Object argument = arguments.get(i);
            fitting[i] = argument instanceof Number number
                    ? type == int.class
                            ? (Object) number.intValue()
                            : type == long.class ? (Object) number.longValue() : (Object) number.doubleValue()
                    : argument;
        }
        return fitting;
    }

    private static void add(Outcomes outcomes, double value) {
        try {
            Method add = Outcomes.class.getDeclaredMethod("add", double.class);
            add.setAccessible(true);
            add.invoke(outcomes, value);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
