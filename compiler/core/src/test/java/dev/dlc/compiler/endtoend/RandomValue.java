package dev.dlc.compiler.endtoend;

import java.util.List;

/**
 * A value of a {@link RandomModel}.
 *
 * @param hasWeights whether one of the layers that make it surely has weights
 */
record RandomValue(String name, List<Integer> shape, boolean hasWeights) {
    int size() {
        return shape.stream().reduce(1, Math::multiplyExact);
    }
}
