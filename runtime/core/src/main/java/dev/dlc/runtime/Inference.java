package dev.dlc.runtime;

import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Output;

/**
 * One prediction: set every input, run {@link #forward}, read the outputs, close. For one thread at a time; only what it
 * returns is allocated.
 */
public final class Inference implements AutoCloseable {
    private final Network network;
    private final Description description;
    private final FloatPass pass;
    private final Team team = new Team(1);
    private final Team.Task task;
    private final int[] inputWidths;
    private final int[] outputWidths;

    Inference(Network network) {
        this.network = network;
        this.description = network.description();
        this.pass = network.inference(1);
        this.task = pass::forward;
        this.inputWidths = description.inputs().stream()
                .mapToInt(Description.Feature::width)
                .toArray();
        this.outputWidths =
                description.outputs().stream().mapToInt(Output::width).toArray();
    }

    /**
     * Sets an input to raw numbers (not scaled, not normalised), in row-major order.
     *
     * @throws IllegalArgumentException if there are not as many as the input has
     */
    public void input(int index, float[] numbers) {
        if (numbers.length != inputWidths[index]) {
            throw misfit(index, numbers.length);
        }
        System.arraycopy(numbers, 0, pass.input(index), 0, numbers.length);
    }

    /** Sets an input of one number. */
    public void input(int index, float number) {
        if (inputWidths[index] != 1) {
            throw misfit(index, 1);
        }
        pass.input(index)[0] = limited(index, number);
    }

    /** Sets an input of classes or tokens. */
    public void input(int index, int[] numbers) {
        if (numbers.length != inputWidths[index]) {
            throw misfit(index, numbers.length);
        }
        float[] to = pass.input(index);
        for (int i = 0; i < numbers.length; i++) {
            to[i] = limited(index, numbers[i]);
        }
    }

    /** Kernels use tokens as positions in arrays, so one out of range must not reach them. */
    private float limited(int index, float number) {
        Description.Feature input = description.inputs().get(index);
        if (input.kind() == Description.Kind.INDEX && !(number >= 0 && number < input.limit())) {
            throw new IllegalArgumentException(
                    name(index) + " takes whole numbers from 0 to " + (input.limit() - 1) + ", not " + number);
        }
        return number;
    }

    /** Prepares the inputs as in training and computes the outputs. */
    public void forward() {
        Preparer preparer = network.preparer();
        for (int i = 0; i < inputWidths.length; i++) {
            preparer.apply(i, pass.input(i), 0);
        }
        pass.begin(1, 0, 0);
        team.run(task);
    }

    /** Where the largest number stands, the first of them where there are several. */
    public static int largest(float[] numbers) {
        int best = 0;
        for (int i = 1; i < numbers.length; i++) {
            if (numbers[i] > numbers[best]) {
                best = i;
            }
        }
        return best;
    }

    /** The raw numbers of an output: values, or logits. */
    public float[] output(int index) {
        float[] numbers = new float[outputWidths[index]];
        System.arraycopy(pass.output(index), 0, numbers, 0, numbers.length);
        return numbers;
    }

    /** The raw number of an output that has one. */
    public float value(int index) {
        return pass.output(index)[0];
    }

    /**
     * The prediction of an output: the probability of each class (softmax, over the classes of each position), the
     * probability of 1 (sigmoid), or the values as they are.
     */
    public float[] probabilities(int index) {
        Output output = description.outputs().get(index);
        float[] numbers = output(index);
        if (output.head() == Head.LOGITS) {
            int positions = description.targets().get(output.target()).width();
            int classes = numbers.length / positions;
            for (int p = 0; p < positions; p++) {
                softmax(numbers, p * classes, classes);
            }
        } else if (output.head() == Head.BINARY_LOGIT) {
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Functions.sigmoid(numbers[i]);
            }
        }
        return numbers;
    }

    /** The probability of 1 of an output that is one logit. */
    public float probability(int index) {
        return Functions.sigmoid(value(index));
    }

    /** Gives it back to the network; it must not be used any more. */
    @Override
    public void close() {
        network.pool().release(this);
    }

    /** In place; the largest logit is taken off first, so that no exponential overflows. */
    private static void softmax(float[] logits, int offset, int classes) {
        float largest = logits[offset];
        for (int i = 1; i < classes; i++) {
            largest = Math.max(largest, logits[offset + i]);
        }
        float sum = 0;
        for (int i = 0; i < classes; i++) {
            logits[offset + i] = Functions.exp(logits[offset + i] - largest);
            sum += logits[offset + i];
        }
        for (int i = 0; i < classes; i++) {
            logits[offset + i] /= sum;
        }
    }

    private IllegalArgumentException misfit(int index, int found) {
        return new IllegalArgumentException(name(index) + " has " + inputWidths[index] + " numbers, not " + found);
    }

    private String name(int index) {
        return description.model() + ": input "
                + description.inputs().get(index).name();
    }
}
