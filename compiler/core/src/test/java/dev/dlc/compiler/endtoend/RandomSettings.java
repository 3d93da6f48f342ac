package dev.dlc.compiler.endtoend;

import java.util.List;
import java.util.Random;

/** How a {@link RandomModel} starts and learns. */
final class RandomSettings {
    private static final List<String> INITIALIZERS = List.of(
            "xavier_uniform",
            "xavier_normal",
            "he_uniform",
            "he_normal",
            "lecun_normal",
            "orthogonal",
            "normal(std = 0.3)",
            "uniform(low = -0.4, high = 0.4)");
    private static final List<String> PENALTIES = List.of(
            "",
            "l1(1e-3)",
            "l2(1e-3)",
            "elastic_net(1e-3, alpha = 0.3)",
            "l2(1e-3) on **.weight  l1(1e-4) on **.bias",
            "max_norm(2)");
    private static final List<String> OPTIMIZERS = List.of(
            "sgd(lr = 0.01)",
            "momentum(lr = 0.01)",
            "momentum(lr = 0.01, nesterov = true)",
            "rmsprop",
            "adam",
            "adamw(weight_decay = 0.1)",
            "adagrad",
            "adadelta");
    private static final List<String> SCHEDULES = List.of(
            "",
            "constant",
            "step(every = 1 epochs, factor = 0.5)",
            "exponential(0.9)",
            "polynomial(power = 2)",
            "cosine(to = 1e-4)",
            "warmup(2 steps) -> cosine(to = 1e-5)",
            "one_cycle",
            "plateau(patience = 0)",
            "constant(length = 1 epochs) -> exponential(0.5)");

    private final Random random;

    RandomSettings(Random random) {
        this.random = random;
    }

    /** @param wholeBatches true: no batch may be so small that nothing can be normalised over it */
    String text(boolean wholeBatches) {
        String penalty = one(PENALTIES);
        String schedule = one(SCHEDULES);
        String init = random.nextBoolean()
                ? "init { default " + one(INITIALIZERS) + "  out0.** " + one(INITIALIZERS) + " }\n"
                : "";
        return init
                + (penalty.isEmpty() ? "" : "regularize { " + penalty + " }\n")
                + "optimizer " + one(OPTIMIZERS) + "\n"
                + (schedule.isEmpty() ? "" : "schedule " + schedule + "\n")
                + "train { epochs 2  batch " + (wholeBatches ? RandomModel.SAMPLES : 3) + "  seed "
                + random.nextInt(100)
                + (random.nextInt(3) == 0 ? "  clip_norm 0.5" : "")
                + (random.nextInt(3) == 0 ? "  early_stopping(patience = 1)" : "") + " }\n";
    }

    private String one(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
