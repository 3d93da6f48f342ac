package dev.dlc.runtime;

import java.util.ArrayList;
import java.util.List;

/**
 * Trains on one small batch only: a network that can learn anything learns it by heart. If it cannot, something is wrong with the
 * model, not with the data.
 */
public final class OverfitCheck {
    private static final int STEPS = 600;
    private static final int SAMPLES = 16;
    /** The share of a number's variance that may stay unexplained. */
    private static final double UNEXPLAINED = 0.05;

    private final Network network;
    private final Description description;
    private final FloatPass pass;
    private final Training training;
    private final Dataset dataset;
    private final int samples;

    private OverfitCheck(Network network, Dataset dataset) {
        this.network = network;
        this.description = network.description();
        this.samples = Math.min(SAMPLES, dataset.size());
        this.dataset = network.preparer().over(Subset.draw(dataset, samples));
        this.pass = network.training(samples);
        this.training = (Training) pass;
    }

    /**
     * What came of it.
     *
     * @param samples in the batch
     * @param steps that were taken
     * @param first the loss before the first step
     * @param last the loss before the last step
     * @param misses the share of the batch that is still wrong, or of the target's variance that is not explained
     * @param advice what to look at, empty where it went well
     */
    public record Result(int samples, int steps, double first, double last, double misses, List<String> advice) {
        public boolean isGood() {
            return advice.isEmpty();
        }
    }

    /** Trains the network, which has its initial weights, on a few samples of the dataset. */
    public static Result check(Network network, Dataset dataset) {
        try (Team team = new Team(1)) {
            return new OverfitCheck(network, dataset).run(team);
        }
    }

    private Result run(Team team) {
        Team.Task step = training::step;
        Outcomes outcomes = new Outcomes();
        double first = Double.NaN;
        double deadShare = 0;
        int steps = 0;
        while (steps < STEPS) {
            fill(pass);
            pass.begin(samples, 1, 1 + steps);
            double rate = description.settings().schedule().rate(1 + steps / 2, 1, STEPS, 1, outcomes);
            training.schedule(rate, 1 + steps);
            team.run(step);
            steps++;
            if (steps == 1) {
                first = pass.loss();
                deadShare = dead();
            }
            if (!Double.isFinite(pass.loss()) || steps % 50 == 0 && misses(team) == 0) {
                break;
            }
        }
        double misses = Double.isFinite(pass.loss()) ? misses(team) : 1;
        return new Result(samples, steps, first, pass.loss(), misses, advice(first, pass.loss(), misses, deadShare));
    }

    private void fill(FloatPass to) {
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < description.inputs().size(); i++) {
                dataset.input(i, s, to.input(i), s * description.inputs().get(i).width());
            }
            for (int i = 0; i < description.targets().size(); i++) {
                dataset.target(
                        i, s, to.target(i), s * description.targets().get(i).width());
            }
            to.identities()[s] = dataset.identity(s);
        }
    }

    /** The share of the gradients that are exactly 0 at the first step. */
    private double dead() {
        int zeros = 0;
        for (float gradient : pass.gradients()) {
            zeros += gradient == 0 ? 1 : 0;
        }
        return (double) zeros / Math.max(1, pass.gradients().length);
    }

    /** 0 where all is learnt: the worst over the outputs. */
    private double misses(Team team) {
        FloatPass predicting = network.inference(samples);
        fill(predicting);
        predicting.begin(samples, 1, 1);
        team.run(predicting::forward);
        double worst = 0;
        for (int i = 0; i < description.outputs().size(); i++) {
            Description.Output output = description.outputs().get(i);
            float[] said = predicting.output(i);
            float[] wanted = predicting.target(output.target());
            worst = Math.max(
                    worst,
                    switch (output.head()) {
                        case LOGITS -> wrongClasses(said, wanted, output.width());
                        case BINARY_LOGIT -> wrongSigns(said, wanted, output.width());
                        case VALUE -> unexplained(said, wanted, output.width());
                    });
        }
        return worst;
    }

    private double wrongClasses(float[] said, float[] wanted, int width) {
        int wrong = 0;
        float[] row = new float[width];
        for (int s = 0; s < samples; s++) {
            System.arraycopy(said, s * width, row, 0, width);
            wrong += Inference.largest(row) == (int) wanted[s] ? 0 : 1;
        }
        return (double) wrong / samples;
    }

    private double wrongSigns(float[] said, float[] wanted, int width) {
        int wrong = 0;
        for (int i = 0; i < samples * width; i++) {
            wrong += said[i] > 0 == wanted[i] > 0.5f ? 0 : 1;
        }
        return (double) wrong / (samples * width);
    }

    private double unexplained(float[] said, float[] wanted, int width) {
        int count = samples * width;
        double mean = 0;
        for (int i = 0; i < count; i++) {
            mean += wanted[i] / count;
        }
        double variance = 0;
        double error = 0;
        for (int i = 0; i < count; i++) {
            variance += (wanted[i] - mean) * (wanted[i] - mean);
            error += ((double) said[i] - wanted[i]) * ((double) said[i] - wanted[i]);
        }
        double share = error / Math.max(1e-12, variance);
        return share <= UNEXPLAINED ? 0 : share;
    }

    private static List<String> advice(double first, double last, double misses, double dead) {
        List<String> advice = new ArrayList<>();
        if (misses == 0) {
            return advice;
        }
        if (last < 0) {
            advice.add(
                    "the loss is below 0, which it is only where the targets of kl_divergence are no probabilities (from 0 to 1,"
                            + " together 1), or where a loss is subtracted");
            return advice;
        }
        if (!Double.isFinite(last) || last > 2 * first) {
            advice.add("the loss grows: take a learning rate ten times smaller, or clip_norm");
            return advice;
        }
        if (dead > 0.5) {
            advice.add(String.format(
                    java.util.Locale.ROOT,
                    "%.0f %% of the gradients are 0 from the start: units are dead; look at the initialisers (he_normal for relu),"
                            + " at activations that saturate, and at the scale of the inputs",
                    100 * dead));
        }
        if (last > 0.9 * first) {
            advice.add(
                    "the loss hardly moves: take a learning rate ten times larger, and look whether the loss fits the target");
        }
        advice.add("the network may be too small, or regularised too much, to learn " + SAMPLES
                + " samples by heart: try more units, less dropout, weaker penalties");
        return advice;
    }
}
