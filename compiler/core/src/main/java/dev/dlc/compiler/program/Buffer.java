package dev.dlc.compiler.program;

import dev.dlc.compiler.shape.Shape;

/**
 * A value of a pass and the array it lies in.
 *
 * @param name the value's path
 * @param array the number of its array in {@link PassProgram#arrays()}: buffers that are not alive at once share one
 */
public record Buffer(String name, Shape shape, boolean batched, int array) {}
