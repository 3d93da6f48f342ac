package dev.dlc.compiler.optimizer;

/**
 * An optimizer of the catalogue with its arguments: a record, its name in a {@code .dl} file is the record's name in snake
 * case, its first component is the learning rate.
 */
public sealed interface Optimizer permits Sgd, Momentum, Adam, Adamw, Rmsprop, Adagrad, Adadelta {
    /** The base learning rate, before the schedule. */
    double lr();

    /** How one trainable number moves. */
    UpdateRule rule();
}
