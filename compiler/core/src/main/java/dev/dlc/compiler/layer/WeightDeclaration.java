package dev.dlc.compiler.layer;

import dev.dlc.compiler.shape.Shape;

/**
 * A tensor that a layer owns.
 *
 * @param name the last segment of its path, PyTorch's name: weight, bias, running_mean
 */
public record WeightDeclaration(String name, Shape shape, Role role) {
    /** What a tensor is for: decides how it starts and whether it is regularised. */
    public enum Role {
        /** Multiplies: regularised by default, initialised as {@code init} says. */
        WEIGHT(true),
        /** Is added: starts at 0. */
        BIAS(true),
        /** Scales after a normalisation: starts at 1. */
        SCALE(true),
        /** Is added after a normalisation: starts at 0. */
        SHIFT(true),
        /** A running mean: not trained, starts at 0. */
        RUNNING_MEAN(false),
        /** A running variance: not trained, starts at 1. */
        RUNNING_VARIANCE(false);

        private final boolean trained;

        Role(boolean trained) {
            this.trained = trained;
        }

        /** True where the gradient moves it, false for running statistics. */
        public boolean isTrained() {
            return trained;
        }
    }
}
