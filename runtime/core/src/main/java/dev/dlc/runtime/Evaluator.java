package dev.dlc.runtime;

import dev.dlc.runtime.Description.Output;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes loss and metrics of datasets, batch after batch in order, with the network's weights as they are then. */
final class Evaluator {
    private final Network network;
    private final Description description;
    private final FloatPass pass;
    private final Team.Task task = this::run;
    private Dataset prepared;
    private Entry entry;
    private int first;

    /** @param batch samples that are computed together; changes no metric, and the loss by rounding at most */
    Evaluator(Network network, int batch) {
        this.network = network;
        this.description = network.description();
        this.pass = network.inference(batch);
    }

    /** Which numbers are reported beside the loss, and from which output each comes. */
    private record Count(String name, int output, Metric.Tally tally) {}

    /** The pass that it evaluates with. */
    FloatPass pass() {
        return pass;
    }

    Evaluation evaluate(Dataset dataset, Team team) {
        entry = Entry.of(description, pass, dataset);
        prepared =
                dataset instanceof FeatureCache ? dataset : network.preparer().over(dataset);
        List<Count> counts = counts();
        double[] sums = {};
        double[] totals = {};
        for (first = 0; first < dataset.size(); first += pass.samples()) {
            pass.begin(Math.min(pass.capacity(), dataset.size() - first), 0, 0);
            team.run(task);
            sums = Arrays.copyOf(sums, pass.terms());
            totals = Arrays.copyOf(totals, pass.terms());
            for (int term = 0; term < sums.length; term++) {
                sums[term] += pass.mean(term) * pass.total(term);
                totals[term] += pass.total(term);
            }
            for (Count count : counts) {
                int target = description.outputs().get(count.output).target();
                count.tally.add(pass.output(count.output), 0, pass.target(target), 0, pass.samples());
            }
        }
        Map<String, Double> metrics = new LinkedHashMap<>();
        Map<String, ConfusionMatrix> matrices = new LinkedHashMap<>();
        for (Count count : counts) {
            ConfusionMatrix matrix = count.tally.matrix();
            if (matrix == null) {
                metrics.put(count.name, count.tally.value());
            } else {
                matrices.put(count.name, matrix);
            }
        }
        return new Evaluation(loss(sums, totals), metrics, matrices, dataset.size());
    }

    /** Weighted means don't average over batches: each term's sum is divided by all weights together. */
    private double loss(double[] sums, double[] totals) {
        double loss = pass.penalty;
        for (int term = 0; term < sums.length; term++) {
            loss += totals[term] == 0 ? 0 : pass.factor(term) * (sums[term] / totals[term]);
        }
        return loss;
    }

    /** Every member reads its share of the samples straight into the pass: nothing is copied twice. */
    private void run(Worker worker) {
        int samples = pass.samples();
        int to = worker.to(samples);
        for (int s = worker.from(samples); s < to; s++) {
            for (int i = 0; i < entry.widths().length; i++) {
                prepared.input(i, first + s, entry.arrays().apply(i), s * entry.widths()[i]);
            }
            for (int i = 0; i < description.targets().size(); i++) {
                int width = description.targets().get(i).width();
                prepared.target(i, first + s, pass.target(i), s * width);
            }
            pass.identities()[s] = prepared.identity(first + s);
        }
        worker.barrier();
        entry.forward().run(worker);
        worker.barrier();
        pass.loss(worker);
    }

    private List<Count> counts() {
        List<Count> counts = new ArrayList<>();
        for (Measured measured : Measured.of(description)) {
            Output output = description.outputs().get(measured.output());
            Description.Feature target = description.targets().get(output.target());
            counts.add(new Count(
                    measured.name(), measured.output(), measured.metric().tally(output, target)));
        }
        return counts;
    }
}
