package dev.dlc.compiler.model;

import java.util.List;

/**
 * Weights to start from.
 *
 * @param file a safetensors file, relative to the folder of the data
 * @param except patterns over paths: what they match is neither wanted from the file nor read from it
 */
public record Transfer(String file, List<String> except) {
    public Transfer {
        except = List.copyOf(except);
    }
}
