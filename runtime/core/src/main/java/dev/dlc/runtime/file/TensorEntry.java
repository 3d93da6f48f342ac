package dev.dlc.runtime.file;

import java.util.List;

/**
 * A tensor of a safetensors file.
 *
 * @param type the element type as the file names it: F32
 * @param shape its dimensions, empty for a single number
 * @param offset its first byte, counted from the start of the file
 * @param elements how many numbers it has
 * @param place where the header names it, a byte counted from the start of the file
 */
public record TensorEntry(String name, String type, List<Long> shape, long offset, long elements, long place) {
    public TensorEntry {
        shape = List.copyOf(shape);
    }
}
