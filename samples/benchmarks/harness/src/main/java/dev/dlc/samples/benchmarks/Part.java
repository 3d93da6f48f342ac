package dev.dlc.samples.benchmarks;

import java.util.Arrays;
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
