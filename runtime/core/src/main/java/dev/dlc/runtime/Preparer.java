package dev.dlc.runtime;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Description.Preparation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Does to a sample's numbers what {@link Preparation} says. */
final class Preparer {
    private final float scale;
    /** For each input the channels, 0 where the preparation does not concern it. */
    private final int[] channels;
    /** For each input the numbers of a channel, one after the other. */
    private final int[] area;
    /** For each input and channel; null where nothing is taken off. */
    private final float[][] mean;
    /** For each input and channel; null where nothing is divided. */
    private final float[][] deviation;

    /** @throws IllegalArgumentException if mean or deviation are as long as no input has channels */
    Preparer(Description description, Preparation preparation) {
        List<Feature> inputs = description.inputs();
        this.scale = preparation.scale();
        this.channels = channels(inputs);
        this.area = new int[channels.length];
        for (int i = 0; i < area.length; i++) {
            area[i] = channels[i] == 0 ? 0 : inputs.get(i).width() / channels[i];
        }
        this.mean = spread(description, "mean", preparation.mean());
        this.deviation = spread(description, "std", preparation.deviation());
    }

    /** The preparation of the description with mean and deviation measured: in double, of the whole population. */
    static Preparation measure(Description description, Dataset training) {
        Preparation asked = description.preparation();
        Preparer scaling = new Preparer(description, new Preparation(asked.scale(), List.of(), List.of(), true));
        List<Float> means = new ArrayList<>();
        List<Float> deviations = new ArrayList<>();
        for (int input = 0; input < scaling.channels.length; input++) {
            scaling.measure(training, input, means, deviations);
        }
        return new Preparation(asked.scale(), means, deviations, true);
    }

    /** The dataset with its inputs prepared. */
    Dataset over(Dataset raw) {
        return new Dataset() {
            @Override
            public int size() {
                return raw.size();
            }

            @Override
            public void input(int index, int sample, float[] into, int offset) {
                raw.input(index, sample, into, offset);
                apply(index, into, offset);
            }

            @Override
            public void target(int index, int sample, float[] into, int offset) {
                raw.target(index, sample, into, offset);
            }

            @Override
            public long identity(int sample) {
                return raw.identity(sample);
            }
        };
    }

    /** Prepares one sample of an input in its place. */
    void apply(int input, float[] numbers, int offset) {
        scale(input, numbers, offset);
        normalize(input, numbers, offset);
    }

    /** The first half of {@link #apply}: multiplies. */
    void scale(int input, float[] numbers, int offset) {
        if (scale != 1) {
            int to = offset + channels[input] * area[input];
            for (int i = offset; i < to; i++) {
                numbers[i] *= scale;
            }
        }
    }

    /** The second half of {@link #apply}: takes off the mean and divides by the deviation. */
    void normalize(int input, float[] numbers, int offset) {
        float[] means = mean[input];
        float[] deviations = deviation[input];
        int from = offset;
        for (int c = 0; c < channels[input]; c++) {
            int to = from + area[input];
            if (means != null) {
                float taken = means[c];
                for (int i = from; i < to; i++) {
                    numbers[i] -= taken;
                }
            }
            if (deviations != null) {
                float divisor = deviations[c];
                for (int i = from; i < to; i++) {
                    numbers[i] /= divisor;
                }
            }
            from = to;
        }
    }

    /** Takes {@link #normalize} back, but for rounding. */
    void denormalize(int input, float[] numbers, int offset) {
        for (int c = 0; c < channels[input]; c++) {
            float times = deviation[input] == null ? 1 : deviation[input][c];
            float plus = mean[input] == null ? 0 : mean[input][c];
            int from = offset + c * area[input];
            for (int i = from; i < from + area[input]; i++) {
                numbers[i] = numbers[i] * times + plus;
            }
        }
    }

    private static int[] channels(List<Feature> inputs) {
        boolean images = inputs.stream().anyMatch(Preparer::isImage);
        int[] channels = new int[inputs.size()];
        for (int i = 0; i < channels.length; i++) {
            Feature input = inputs.get(i);
            if (images ? isImage(input) : input.kind() == Kind.REAL) {
                int rank = input.shape().size();
                channels[i] = rank == 1 || rank == 3 ? input.shape().get(0) : 1;
            }
        }
        return channels;
    }

    private static boolean isImage(Feature input) {
        return input.kind() == Kind.REAL && input.shape().size() == 3;
    }

    private float[][] spread(Description description, String name, List<Float> numbers) {
        float[][] spread = new float[channels.length][];
        int all = Arrays.stream(channels).sum();
        boolean used = numbers.isEmpty();
        int from = 0;
        for (int i = 0; i < channels.length && !numbers.isEmpty(); i++) {
            int count = channels[i];
            if (count > 0 && (numbers.size() == 1 || numbers.size() == all || numbers.size() == count)) {
                spread[i] = new float[count];
                for (int c = 0; c < count; c++) {
                    int number = numbers.size() == 1 ? 0 : numbers.size() == all ? from + c : c;
                    spread[i][c] = numbers.get(number);
                }
                used = true;
            }
            from += count;
        }
        if (!used) {
            throw new IllegalArgumentException(description.model() + ": normalize gives " + numbers.size()
                    + " numbers for " + name + ", but the inputs it concerns have " + Arrays.toString(channels)
                    + " channels");
        }
        return spread;
    }

    private void measure(Dataset training, int input, List<Float> means, List<Float> deviations) {
        int count = channels[input];
        float[] sample = new float[count * area[input]];
        double[] mean = new double[count];
        double[] squares = new double[count];
        double total = (double) training.size() * area[input];
        for (int s = 0; s < training.size() && count > 0; s++) {
            training.input(input, s, sample, 0);
            apply(input, sample, 0);
            for (int c = 0; c < count; c++) {
                mean[c] += sum(sample, c * area[input], area[input]);
            }
        }
        for (int c = 0; c < count; c++) {
            mean[c] /= total;
        }
        for (int s = 0; s < training.size() && count > 0; s++) {
            training.input(input, s, sample, 0);
            apply(input, sample, 0);
            for (int c = 0; c < count; c++) {
                squares[c] += squaredDistances(sample, c * area[input], area[input], mean[c]);
            }
        }
        for (int c = 0; c < count; c++) {
            float deviation = (float) Math.sqrt(squares[c] / total);
            means.add((float) mean[c]);
            // a channel that never changes would be divided by 0; it carries nothing, so it is left at 0
            deviations.add(deviation > 0 ? deviation : 1f);
        }
    }

    private static double sum(float[] numbers, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += numbers[i];
        }
        return sum;
    }

    private static double squaredDistances(float[] numbers, int from, int count, double mean) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            double distance = numbers[i] - mean;
            sum += distance * distance;
        }
        return sum;
    }
}
