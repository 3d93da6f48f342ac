package dev.dlc.samples.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be measured. */
enum Part {
    STEPS("Training steps and predictions"),
    SCALING("Several threads"),
    ROOFLINE("Kernels"),
    COMPILE("Compile time"),
    WARMUP("Warm-up"),
    MEMORY("Memory"),
    GROWTH("Growth with batch, width and depth"),
    LATENCY("One prediction in an app");

    /** What a short run measures: the rest takes more than the three minutes that it may. */
    static final List<Part> QUICK = List.of(STEPS, COMPILE);

    private final String title;

    Part(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    static Part named(String name) {
        return Arrays.stream(values())
                .filter(part -> part.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no part " + name + ", only "
                        + Arrays.toString(values()).toLowerCase(Locale.ROOT)));
    }
}
