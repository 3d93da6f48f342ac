package dev.dlc.compiler.diagnostic;

/** How bad a problem is. */
public enum Level {
    /** Nothing is compiled. */
    ERROR,
    /** The model compiles, but may not be what was meant. */
    WARNING
}
