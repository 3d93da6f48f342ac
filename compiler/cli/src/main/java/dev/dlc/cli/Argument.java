package dev.dlc.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * An option or a parameter of a command, and what a command line says for it.
 *
 * @param <T> what it is converted to
 * @param spec by which picocli reads it, and which holds what was read
 */
record Argument<T>(ArgSpec spec) {
    /** As the command line says; what its declaration says where that says nothing. */
    T value() {
        return spec.getValue();
    }

    /** False where neither the command line nor the declaration says anything. */
    boolean isGiven() {
        return value() != null;
    }

    /** Of an option. */
    String name() {
        return ((OptionSpec) spec).longestName();
    }
}
