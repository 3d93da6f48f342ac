package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.RuntimeCall;

/** A metric of the catalogue with its arguments: a record, its name is the record's name in snake case. */
public sealed interface Metric permits Accuracy, Mae {
    /** True where a higher value is better. */
    boolean isScore();

    /** True where it counts classes, false where it measures numbers. */
    boolean isForClasses();

    /** How generated code makes it. */
    RuntimeCall runtime();
}
