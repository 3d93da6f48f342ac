package dev.dlc.compiler.endtoend;

import dev.dlc.compiler.emit.Precision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.jr.ob.JSON;

/**
 * A small model of {@code parity/cases.json} with its numbers, and what PyTorch computed of them in double precision
 * ({@code parity/record_cases.py} wrote it).
 *
 * @param dl the model
 * @param inputs of all samples, by index
 * @param targets of all samples, by index
 * @param weights before the first step, by path
 * @param steps of the optimizer
 * @param decay what the learning rate is multiplied by after each of them
 * @param expected what PyTorch computed
 */
record ParityCase(
        String name,
        String dl,
        int samples,
        int steps,
        double decay,
        List<double[]> inputs,
        List<double[]> targets,
        Map<String, double[]> weights,
        Expected expected) {

    /**
     * What PyTorch computed; all but {@code evaluated} is empty where training draws random numbers.
     *
     * @param losses of each step, before its update
     * @param outputs of the first step, by index
     * @param gradients of the first step, by path
     * @param weights after the last step, running statistics included
     * @param evaluated the outputs of an evaluation with the last weights
     */
    record Expected(
            double[] losses,
            List<double[]> outputs,
            Map<String, double[]> gradients,
            Map<String, double[]> weights,
            List<double[]> evaluated) {}

    /** All cases of the file. */
    static List<ParityCase> all() {
        try (InputStream file = ParityCase.class.getResourceAsStream("/parity/cases.json")) {
            List<ParityCase> cases = new ArrayList<>();
            for (Object entry : JSON.std.listFrom(file)) {
                cases.add(read(asMap(entry)));
            }
            return cases;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Generated compile(Precision precision) {
        return Generated.of(dl, precision);
    }

    private static ParityCase read(Map<?, ?> entry) {
        Map<?, ?> expected = asMap(entry.get("expected"));
        return new ParityCase(
                (String) entry.get("name"),
                (String) entry.get("dl"),
                ((Number) entry.get("samples")).intValue(),
                ((Number) entry.get("steps")).intValue(),
                entry.get("decay") instanceof Number decay ? decay.doubleValue() : 1,
                arrays(entry.get("inputs")),
                arrays(entry.get("targets")),
                tensors(entry.get("weights")),
                new Expected(
                        array(expected.get("losses")),
                        arrays(expected.get("outputs")),
                        tensors(expected.get("gradients")),
                        tensors(expected.get("weights")),
                        arrays(expected.get("evaluated"))));
    }

    private static Map<?, ?> asMap(Object value) {
        return value == null ? Map.of() : (Map<?, ?>) value;
    }

    private static List<double[]> arrays(Object value) {
        return value == null
                ? List.of()
                : ((List<?>) value).stream().map(ParityCase::array).toList();
    }

    private static Map<String, double[]> tensors(Object value) {
        Map<String, double[]> tensors = new LinkedHashMap<>();
        asMap(value).forEach((path, numbers) -> tensors.put((String) path, array(numbers)));
        return tensors;
    }

    private static double[] array(Object value) {
        return value == null
                ? new double[0]
                : ((List<?>) value)
                        .stream()
                                .mapToDouble(number -> ((Number) number).doubleValue())
                                .toArray();
    }

    /** Its name: what a parameterised test shows. */
    @Override
    public String toString() {
        return name;
    }
}
