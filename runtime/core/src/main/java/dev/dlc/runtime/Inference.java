package dev.dlc.runtime;

import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Output;
import java.util.Objects;

/**
 * One prediction: set every input, run {@link #forward()}, read the outputs, close. For one thread at a time; only what it
 * returns is allocated. One that {@link Network#infer(int)} gave predicts for several samples at once: {@link #sample} says whose
 * inputs are set and whose outputs are read.
 */
public final class Inference implements AutoCloseable {
    private final Network network;
    private final Description description;
    private final FloatPass pass;
    /** Not in a team, which is guarded against two runs at once: that costs, and nobody else has this one. */
    private final Worker worker = Worker.alone();
    /** What each member of the network's team runs. */
    private final Team.Task divided = this::forward;

    private final int[] inputWidths;
    private final int[] outputWidths;
    /** How many positions each output has classes for; 1 where it has them once, or none. */
    private final int[] positions;
    /** The sample whose inputs are set and whose outputs are read. */
    private int sample;
    /** Where it lies in the pool, and the number that it has there; 0 before it was there. */
    private int slot;

    private long number;

    Inference(Network network, int capacity) {
        this.network = network;
        this.description = network.description();
        this.pass = network.inference(capacity);
        this.inputWidths = description.inputs().stream()
                .mapToInt(Description.Feature::width)
                .toArray();
        this.outputWidths =
                description.outputs().stream().mapToInt(Output::width).toArray();
        this.positions = description.outputs().stream()
                .mapToInt(output -> description.targets().get(output.target()).width())
                .toArray();
    }

    /**
     * Says whose inputs are set and whose outputs are read from now on; 0 at first.
     *
     * @throws IndexOutOfBoundsException if it has no room for so many
     */
    public Inference sample(int number) {
        sample = Objects.checkIndex(number, pass.capacity());
        return this;
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
        System.arraycopy(numbers, 0, pass.input(index), sample * numbers.length, numbers.length);
    }

    /** Sets an input of one number. */
    public void input(int index, float number) {
        if (inputWidths[index] != 1) {
            throw misfit(index, 1);
        }
        pass.input(index)[sample] = limited(index, number);
    }

    /** Sets an input of classes or tokens. */
    public void input(int index, int[] numbers) {
        if (numbers.length != inputWidths[index]) {
            throw misfit(index, numbers.length);
        }
        float[] to = pass.input(index);
        int first = sample * numbers.length;
        for (int i = 0; i < numbers.length; i++) {
            to[first + i] = limited(index, numbers[i]);
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

    /** Prepares the inputs as in training and computes the outputs of the one sample. */
    public void forward() {
        forward(1);
    }

    /** The same for the first {@code samples}. */
    public void forward(int samples) {
        pass.begin(samples, 0, 0);
        Preparer preparer = network.preparer();
        for (int i = 0; i < inputWidths.length; i++) {
            for (int s = 0; s < samples; s++) {
                preparer.apply(i, pass.input(i), s * inputWidths[i]);
            }
        }
        Team team = samples == 1 && pass.divided() > 0 ? network.predictionTeam() : null;
        if (team == null || !team.tryRun(divided)) {
            forward(worker);
        }
    }

    private void forward(Worker member) {
        member.divideSample(member != worker);
        member.beginPass();
        pass.forward(member);
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
        System.arraycopy(pass.output(index), sample * numbers.length, numbers, 0, numbers.length);
        return numbers;
    }

    /** The raw number of an output that has one. */
    public float value(int index) {
        return pass.output(index)[sample * outputWidths[index]];
    }

    /**
     * The prediction of an output: the probability of each class (softmax, over the classes of each position), the
     * probability of 1 (sigmoid), or the values as they are.
     */
    public float[] probabilities(int index) {
        Output output = description.outputs().get(index);
        float[] numbers = output(index);
        if (output.head() == Head.LOGITS) {
            int classes = numbers.length / positions[index];
            for (int p = 0; p < positions[index]; p++) {
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
        if (pass.capacity() == 1) {
            network.pool().release(this);
        }
    }

    /** Says where it lies in the pool, by which number. */
    void settle(int slot, long number) {
        this.slot = slot;
        this.number = number;
    }

    int slot() {
        return slot;
    }

    long number() {
        return number;
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
