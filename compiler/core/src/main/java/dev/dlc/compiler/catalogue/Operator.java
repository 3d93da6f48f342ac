package dev.dlc.compiler.catalogue;

/**
 * Marks a layer that is written as an operator between two values, not by its name. No annotation: to ask for one, Java reads all
 * annotations of a class, of which compiling needs none.
 */
public interface Operator {}
