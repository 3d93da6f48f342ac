package dev.dlc.compiler.model;

import dev.dlc.compiler.source.Span;
import java.util.List;

/**
 * Weights to start from.
 *
 * @param file a safetensors file, relative to the folder of the data
 * @param except patterns over paths: what they match is neither wanted from the file nor read from it
 * @param span of the file's name
 */
public record Transfer(String file, List<String> except, Span span) {
    public Transfer {
        except = List.copyOf(except);
    }
}
