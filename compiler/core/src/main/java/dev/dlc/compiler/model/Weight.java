package dev.dlc.compiler.model;

import dev.dlc.compiler.initializer.Initializer;
import dev.dlc.compiler.layer.WeightDeclaration.Role;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.shape.Shape;
import java.util.List;

/**
 * A tensor of weights or running statistics.
 *
 * @param path {@code stem.conv2d.weight}; unique
 * @param layer the id of the layer that owns it
 * @param name the last segment of its path
 * @param initializer what fills it before training; already the one that {@code init} or its role asks for
 * @param regularizers the penalties on it, in the order written; empty for running statistics and frozen weights
 * @param trainable false for running statistics and frozen weights
 */
public record Weight(
        String path,
        int layer,
        String name,
        Shape shape,
        Role role,
        Initializer initializer,
        List<Regularizer> regularizers,
        boolean trainable) {
    public Weight {
        regularizers = List.copyOf(regularizers);
    }
}
