package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.runtime.Network;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.jr.ob.JSON;

/** Initialisers draw from what PyTorch's draw from ({@code parity/record_initializers.py}): the same bounds, or mean and deviation. */
class RecordedInitializersTest {
    static List<Map<String, Object>> cases() throws IOException {
        try (InputStream file = RecordedInitializersTest.class.getResourceAsStream("/parity/initializers.json")) {
            return JSON.std.listOfFrom(Object.class, file).stream()
                    .map(entry -> {
                        @SuppressWarnings("unchecked")
                        Map<String, Object> one = (Map<String, Object>) entry;
                        return one;
                    })
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theNumbersAreSpreadAsPyTorchSpreadsThem(Map<String, Object> recorded) {
        int[] shape = ((List<?>) recorded.get("shape"))
                .stream().mapToInt(size -> ((Number) size).intValue()).toArray();
        double[] weights = drawn(recorded, shape);

        if (recorded.containsKey("high")) {
            double low = number(recorded, "low");
            double high = number(recorded, "high");
            spread(weights, (low + high) / 2, (high - low) / Math.sqrt(12));
            double slack = 1e-3 * (high - low) + 1e-7;
            assertThat(DoubleStream.of(weights).max().orElseThrow()).isBetween(high - slack, high + 1e-7);
            assertThat(DoubleStream.of(weights).min().orElseThrow()).isBetween(low - 1e-7, low + slack);
        } else if (recorded.containsKey("std")) {
            double mean = number(recorded, "mean");
            double std = number(recorded, "std");
            spread(weights, mean, std);
            // not truncated
            assertThat(DoubleStream.of(weights).max().orElseThrow()).isGreaterThan(mean + 3 * std);
        } else {
            products(weights, shape[0], number(recorded, "product"));
        }
    }

    /** The first tensor of a model in which it has that shape. */
    private static double[] drawn(Map<String, Object> recorded, int[] shape) {
        boolean image = shape.length == 4;
        Network network = Generated.of("""
                        model M { input x: float[%s]  target t: float[%d]  network { head = x -> %s%s }
                          loss mse(head, t)  optimizer sgd  init { default %s } }
                        """.formatted(
                                image ? "60, 5, 3" : "400",
                                shape[0],
                                recorded.get("layer"),
                                image ? " -> flatten" : "",
                                recorded.get("initializer")))
                .network();
        network.initialize(3);
        int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return IntStream.range(0, size).mapToDouble(i -> network.weights()[i]).toArray();
    }

    /** Mean and deviation within four standard errors. */
    private static void spread(double[] numbers, double mean, double deviation) {
        double error = 4 * deviation / Math.sqrt(numbers.length) + 1e-9;
        double squares = DoubleStream.of(numbers)
                .map(number -> (number - mean) * (number - mean))
                .sum();
        assertThat(DoubleStream.of(numbers).sum() / numbers.length).isCloseTo(mean, within(error));
        assertThat(Math.sqrt(squares / numbers.length)).isCloseTo(deviation, within(error));
    }

    /** Each row times each: its own square is {@code product}, the others 0. */
    private static void products(double[] matrix, int rows, double product) {
        int columns = matrix.length / rows;
        for (int a = 0; a < rows; a++) {
            for (int b = 0; b < rows; b++) {
                double sum = 0;
                for (int c = 0; c < columns; c++) {
                    sum += matrix[a * columns + c] * matrix[b * columns + c];
                }
                assertThat(sum).isCloseTo(a == b ? product : 0, within(1e-5 * product));
            }
        }
    }

    private static double number(Map<String, Object> recorded, String name) {
        return ((Number) recorded.get(name)).doubleValue();
    }
}
