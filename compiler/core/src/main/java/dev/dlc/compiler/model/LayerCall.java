package dev.dlc.compiler.model;

import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.shape.Shape;
import dev.dlc.compiler.source.Span;
import java.util.List;

/**
 * A layer in its place.
 *
 * @param id the number of the value that it computes, unique among ports and layers of a model
 * @param path where it stands: {@code body.0.main.conv_bn.conv2d}; the prefix of its weights' names; unique
 * @param layer with its arguments
 * @param inputs the numbers of the values that it takes
 * @param inputShapes of those values, one sample each
 * @param shape of its output, one sample
 * @param span the call in the file
 */
public record LayerCall(
        int id, String path, Layer layer, List<Integer> inputs, List<Shape> inputShapes, Shape shape, Span span) {
    public LayerCall {
        inputs = List.copyOf(inputs);
        inputShapes = List.copyOf(inputShapes);
    }
}
