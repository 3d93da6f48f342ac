package dev.dlc.runtime;

import dev.dlc.runtime.Description.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compares the gradients of a network with central differences, {@code (L(w + h) - L(w - h)) / 2h}, in double precision. With h =
 * 1e-6 both errors of the difference, of truncation and of rounding, are near 1e-10 for losses near 1.
 */
public final class GradientCheck {
    private static final double STEP = 1e-6;
    /** Larger relative errors are a wrong gradient, not rounding. */
    private static final double TOLERANCE = 1e-5;
    /** Below this a gradient's error counts absolutely: rounding is a share of the loss, not of the gradient. */
    private static final double SMALL = 1e-3;
    /** Coordinates of each tensor that are compared; all where it has no more. */
    private static final int COORDINATES = 24;

    private final DoublePass pass;
    private final Training training;
    private final double[] weights;
    private final Team.Task forward;
    private final Team.Task gradient;
    private final int samples;

    private GradientCheck(DoubleNetwork network, int samples) {
        this.pass = network.training(samples);
        this.training = (Training) pass;
        this.weights = network.weights();
        this.samples = samples;
        this.forward = worker -> {
            pass.forward(worker);
            pass.loss(worker);
        };
        this.gradient = worker -> {
            pass.forward(worker);
            pass.loss(worker);
            training.backward(worker);
        };
    }

    /**
     * What was found for one tensor.
     *
     * @param path of the tensor
     * @param compared how many coordinates
     * @param element the one with the largest error
     * @param gradient computed by the backward pass there
     * @param difference the central difference there
     * @param error of both, relative to the larger
     */
    public record Finding(String path, int compared, int element, double gradient, double difference, double error) {
        /** False where the gradient is wrong. */
        public boolean isGood() {
            return error <= TOLERANCE;
        }
    }

    /**
     * Checks every tensor that trains.
     *
     * @param network with its initial weights; they are not changed
     * @param twin the same model in double precision
     * @param dataset of which a few samples are taken
     * @param most samples at most
     */
    public static List<Finding> check(Network network, DoubleNetwork twin, Dataset dataset, int most) {
        int samples = Math.min(most, dataset.size());
        GradientCheck check = new GradientCheck(twin, samples);
        check.fill(network, dataset);
        try (Team team = new Team(1)) {
            return check.run(network.description(), team);
        }
    }

    /** Initial weights are moved a little: where biases are 0 and pixels too, a rectifier would sit in its kink. */
    private void fill(Network network, Dataset dataset) {
        long key = Random.key(1, "gradient check", network.description().model());
        for (int i = 0; i < weights.length; i++) {
            double nudge = i < network.description().trainable() ? 0.02 * Random.normal(key, i) : 0;
            weights[i] = network.weights()[i] + nudge;
        }
        Dataset prepared = network.preparer().over(Subset.draw(dataset, samples));
        Description description = network.description();
        for (int input = 0; input < description.inputs().size(); input++) {
            float[] row = new float[description.inputs().get(input).width()];
            for (int s = 0; s < samples; s++) {
                prepared.input(input, s, row, 0);
                copy(row, pass.input(input), s);
            }
        }
        for (int target = 0; target < description.targets().size(); target++) {
            float[] row = new float[description.targets().get(target).width()];
            for (int s = 0; s < samples; s++) {
                prepared.target(target, s, row, 0);
                copy(row, pass.target(target), s);
            }
        }
        for (int s = 0; s < samples; s++) {
            pass.identities()[s] = prepared.identity(s);
        }
    }

    private static void copy(float[] row, double[] to, int sample) {
        for (int i = 0; i < row.length; i++) {
            to[sample * row.length + i] = row[i];
        }
    }

    private List<Finding> run(Description description, Team team) {
        pass.begin(samples, 1, 1);
        team.run(gradient);
        double[] gradients = Arrays.copyOf(pass.gradients(), description.trainable());
        double loss = pass.loss();
        List<Finding> findings = new ArrayList<>();
        for (Weight weight : description.weights()) {
            if (weight.offset() < description.trainable()) {
                findings.add(find(weight, gradients, loss, team));
            }
        }
        return findings;
    }

    private Finding find(Weight weight, double[] gradients, double loss, Team team) {
        int size = weight.size();
        int[] order = new int[size];
        Arrays.setAll(order, i -> i);
        Random.shuffle(order, Random.key(1, "coordinates", weight.path()));
        int compared = 0;
        Finding worst = new Finding(weight.path(), 0, 0, 0, 0, 0);
        for (int i = 0; i < size && compared < COORDINATES; i++) {
            int at = weight.offset() + order[i];
            double up = lossAt(at, STEP, team);
            double down = lossAt(at, -STEP, team);
            if (isKink(up, loss, down)) {
                continue;
            }
            compared++;
            double difference = (up - down) / (2 * STEP);
            double scale = Math.max(SMALL, Math.max(Math.abs(difference), Math.abs(gradients[at])));
            double error = Math.abs(difference - gradients[at]) / scale;
            // also where it is not a number
            if (!(error <= worst.error())) {
                worst = new Finding(weight.path(), compared, order[i], gradients[at], difference, error);
            }
        }
        return new Finding(
                worst.path(), compared, worst.element(), worst.gradient(), worst.difference(), worst.error());
    }

    /** True where the slopes on both sides differ: a rectifier or a maximum turns there, and has no gradient. */
    private static boolean isKink(double up, double loss, double down) {
        double right = (up - loss) / STEP;
        double left = (loss - down) / STEP;
        return Math.abs(right - left) > 1e-3 * Math.max(SMALL, Math.max(Math.abs(right), Math.abs(left)));
    }

    private double lossAt(int at, double move, Team team) {
        double before = weights[at];
        weights[at] = before + move;
        team.run(forward);
        weights[at] = before;
        return pass.loss();
    }
}
