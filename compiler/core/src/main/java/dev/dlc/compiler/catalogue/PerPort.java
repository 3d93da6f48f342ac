package dev.dlc.compiler.catalogue;

import java.util.Map;

/**
 * The type of arguments that are called like the inputs and targets of the model, in the order of their declaration:
 * {@code npy(image = "x.npy", label = "y.npy")}. Where the component has a default, any of them may be left out.
 *
 * @param given by the name of the input or target
 */
public record PerPort<T>(Map<String, T> given) {
    public PerPort {
        given = Map.copyOf(given);
    }
}
