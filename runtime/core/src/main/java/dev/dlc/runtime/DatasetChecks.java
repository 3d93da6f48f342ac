package dev.dlc.runtime;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.util.Arrays;

/**
 * Whether a dataset is one that a model can take. Kernels use classes and tokens as positions in arrays, so one out of
 * range must be found before they run.
 */
final class DatasetChecks {
    private DatasetChecks() {}

    /**
     * @param what the dataset is, for the message
     * @throws TrainingException if it has no samples, its first sample is of another size than the model's, or a class or
     *     token is out of range
     */
    static void check(Description description, Dataset dataset, String what) {
        if (dataset.size() < 1) {
            throw new TrainingException("the " + what + " has no samples", "give at least one sample");
        }
        for (int i = 0; i < description.inputs().size(); i++) {
            check(description.inputs().get(i), dataset, dataset::input, i, "input", what);
        }
        for (int i = 0; i < description.targets().size(); i++) {
            check(description.targets().get(i), dataset, dataset::target, i, "target", what);
        }
    }

    @FunctionalInterface
    private interface Reader {
        void read(int index, int sample, float[] into, int offset);
    }

    private static void check(Feature feature, Dataset dataset, Reader reader, int index, String kind, String what) {
        String name = "the " + what + ": " + kind + " " + feature.name();
        float[] numbers = new float[feature.width()];
        Arrays.fill(numbers, Float.NaN);
        try {
            reader.read(index, 0, numbers, 0);
        } catch (IndexOutOfBoundsException e) {
            throw new TrainingException(
                    name + " of sample 0 has not the " + numbers.length + " numbers of shape " + feature.shape(),
                    "give each sample as many");
        }
        boolean limited = feature.kind() != Kind.REAL;
        int limit = feature.kind() == Kind.BINARY ? 2 : feature.limit();
        for (int s = 0; s < (limited ? dataset.size() : 1); s++) {
            reader.read(index, s, numbers, 0);
            for (float number : numbers) {
                boolean fits = limited ? number >= 0 && number < limit && number == (int) number : number == number;
                if (!fits) {
                    throw new TrainingException(
                            name + " of sample " + s + " holds " + number + " or too few numbers",
                            limited
                                    ? "give whole numbers from 0 to " + (limit - 1)
                                    : "give " + numbers.length + " finite numbers");
                }
            }
        }
    }
}
