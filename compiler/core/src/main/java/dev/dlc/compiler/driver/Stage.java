package dev.dlc.compiler.driver;

/** The stages of a compilation, in their order. */
public enum Stage {
    PARSE,
    ANALYSE,
    LOWER,
    DIFFERENTIATE,
    OPTIMISE,
    PLAN,
    EMIT
}
