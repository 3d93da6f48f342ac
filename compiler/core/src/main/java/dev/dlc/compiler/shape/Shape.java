package dev.dlc.compiler.shape;

import java.util.List;

/**
 * The shape of a tensor. For activations the batch is left out: an image is [channels, height, width], a vector
 * [features], a single number [].
 */
public record Shape(List<Integer> dimensions) {
    /** No tensor of one sample, or of weights, may have more numbers than this: it must fit a Java array. */
    public static final int LARGEST = Integer.MAX_VALUE - 8;

    public static final Shape SCALAR = new Shape(List.of());

    public Shape {
        dimensions = List.copyOf(dimensions);
        long size = 1;
        for (int dimension : dimensions) {
            if (dimension < 1) {
                throw new IllegalArgumentException("a dimension is at least 1: " + dimensions);
            }
            size *= dimension;
            if (size > LARGEST) {
                throw new IllegalArgumentException("more numbers than an array holds: " + dimensions);
            }
        }
    }

    public static Shape of(Integer... dimensions) {
        return new Shape(List.of(dimensions));
    }

    public int rank() {
        return dimensions.size();
    }

    public int get(int axis) {
        return dimensions.get(axis);
    }

    /** How many numbers: the product of the dimensions. */
    public int size() {
        int size = 1;
        for (int dimension : dimensions) {
            size *= dimension;
        }
        return size;
    }

    /** The product of the dimensions from {@code axis} on. */
    public int sizeFrom(int axis) {
        int size = 1;
        for (int i = axis; i < rank(); i++) {
            size *= get(i);
        }
        return size;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape && dimensions.equals(shape.dimensions);
    }

    @Override
    public int hashCode() {
        return dimensions.hashCode();
    }

    @Override
    public String toString() {
        return dimensions.toString();
    }
}
