package dev.dlc.runtime;

import java.util.Arrays;

/** What was measured after each finished epoch of a training, in order. */
public final class Outcomes {
    private double[] values = new double[16];
    private int size;

    /** How many epochs are finished. */
    public int size() {
        return size;
    }

    /** The value after epoch {@code index}, from 0. */
    public double get(int index) {
        if (index >= size) {
            throw new IndexOutOfBoundsException("outcome " + index + " of " + size);
        }
        return values[index];
    }

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
