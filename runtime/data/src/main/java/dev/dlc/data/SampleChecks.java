package dev.dlc.data;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.util.ArrayList;
import java.util.List;

/** Whether what was read is what the model declares. */
final class SampleChecks {
    private SampleChecks() {}

    /** @throws DataException if shapes or counts differ, or a number is not one that the model can take */
    static void check(List<Samples> all, List<Feature> features) throws DataException {
        for (int i = 0; i < all.size(); i++) {
            checkShape(all.get(i), features.get(i));
        }
        for (Samples samples : all) {
            if (samples.count() != all.get(0).count()) {
                throw new DataException(
                        samples.file(),
                        samples.place(Math.min(samples.count(), all.get(0).count())),
                        samples.count() + " samples, but " + all.get(0).file() + " has "
                                + all.get(0).count(),
                        "name files that belong together");
            }
        }
        for (int i = 0; i < all.size(); i++) {
            checkNumbers(all.get(i), features.get(i));
        }
    }

    /** Dimensions of 1 at the front may be there or not: an image [28, 28] is one [1, 28, 28]. */
    private static void checkShape(Samples samples, Feature feature) throws DataException {
        if (!withoutLeadingOnes(samples.shape()).equals(withoutLeadingOnes(feature.shape()))) {
            throw new DataException(
                    samples.file(),
                    "",
                    "a sample has shape " + samples.shape() + ", but " + feature.name() + " is declared as "
                            + feature.shape(),
                    "declare " + feature.name() + " as float" + declared(samples.shape()) + ", or name another file");
        }
    }

    private static List<Integer> withoutLeadingOnes(List<Integer> shape) {
        int ones = 0;
        while (ones < shape.size() && shape.get(ones) == 1) {
            ones++;
        }
        return shape.subList(ones, shape.size());
    }

    private static List<Integer> declared(List<Integer> found) {
        List<Integer> shape = new ArrayList<>(found);
        if (shape.size() == 2) {
            shape.add(0, 1);
        }
        return shape;
    }

    private static void checkNumbers(Samples samples, Feature feature) throws DataException {
        boolean real = feature.kind() == Kind.REAL;
        if (real && samples instanceof ByteSamples) {
            return;
        }
        int limit = feature.kind() == Kind.BINARY ? 2 : feature.limit();
        float[] numbers = new float[samples.width()];
        for (int s = 0; s < samples.count(); s++) {
            samples.read(s, numbers, 0);
            for (int i = 0; i < numbers.length; i++) {
                float number = numbers[i];
                if (real ? !Float.isFinite(number) : !(number >= 0 && number < limit && number == (int) number)) {
                    throw new DataException(
                            samples.file(),
                            samples.place(s) + (numbers.length == 1 ? "" : ", number " + i),
                            feature.name() + " is " + number + (real ? "" : ", not from 0 to " + (limit - 1)),
                            real ? "mend or leave out what is not finite" : "count the classes from 0");
                }
            }
        }
    }
}
