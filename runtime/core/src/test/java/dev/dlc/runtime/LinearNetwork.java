package dev.dlc.runtime;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Head;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Description.Output;
import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.Description.Settings;
import dev.dlc.runtime.Description.Weight;
import java.util.List;

/**
 * A network as the compiler would generate it, written by hand: {@code x -> dense(outputs)} with cross-entropy (or the
 * mean squared error) and momentum 0.9.
 */
final class LinearNetwork extends Network {
    static final Preparation NONE = new Preparation(1, List.of(), List.of(), false);

    private final Description description;
    private final int inputs;
    private final int outputs;
    private final boolean classes;

    LinearNetwork(Description description) {
        super(description.size());
        this.description = description;
        this.inputs = description.inputs().get(0).width();
        this.outputs = description.outputs().get(0).width();
        this.classes = description.outputs().get(0).head() == Head.LOGITS;
    }

    /** Classes of vectors. */
    static LinearNetwork classifier(int inputs, int classes, Settings settings) {
        Feature label = new Feature("label", Kind.INDEX, List.of(), classes, List.of());
        return new LinearNetwork(
                description(List.of(inputs), label, new Output(0, Head.LOGITS, List.of(classes)), NONE, settings));
    }

    /** One number of vectors. */
    static LinearNetwork regression(int inputs, Preparation preparation, Settings settings) {
        Feature value = new Feature("value", Kind.REAL, List.of(), 0, List.of());
        return new LinearNetwork(
                description(List.of(inputs), value, new Output(0, Head.VALUE, List.of(1)), preparation, settings));
    }

    static Description description(
            List<Integer> shape, Feature target, Output output, Preparation preparation, Settings settings) {
        Feature x = new Feature("x", Kind.REAL, shape, 0, List.of());
        int in = x.width();
        int out = output.width();
        return new Description(
                "Linear",
                List.of(x),
                List.of(target),
                List.of(output),
                List.of(
                        new Weight("head.dense.weight", List.of(out, in), 0, Initializer.xavierUniform()),
                        new Weight("head.dense.bias", List.of(out), out * in, Initializer.constant(0))),
                out * in + out,
                out * in + out,
                1,
                preparation,
                settings,
                List.of(),
                "digest-" + out + "-" + in);
    }

    /** Rate 0.1 / step, batches of 2, 3 epochs, nothing else. */
    static Settings settings(List<Metric> metrics, EarlyStopping stopping) {
        return new Settings(3, 2, 1, 0, (step, epoch, steps, epochs, outcomes) -> 0.1 / step, metrics, stopping, 1);
    }

    @Override
    public Description description() {
        return description;
    }

    @Override
    public FloatPass training(int capacity) {
        return new LinearPass(capacity, weights.length);
    }

    @Override
    public FloatPass inference(int capacity) {
        return new LinearPass(capacity, 0);
    }

    private final class LinearPass extends FloatPass implements Training {
        private final float[] input = buffer(inputs);
        private final float[] target = buffer(1);
        private final float[] logits = buffer(outputs);
        private final float[] delta = buffer(outputs);
        private double rate;

        LinearPass(int capacity, int trainable) {
            super(capacity, LinearNetwork.this, trainable, 1);
        }

        @Override
        public float[] input(int index) {
            return input;
        }

        @Override
        public float[] target(int index) {
            return target;
        }

        @Override
        public float[] output(int index) {
            return logits;
        }

        @Override
        public void forward(Worker worker) {
            for (int s = worker.from(samples); s < worker.to(samples); s++) {
                for (int o = 0; o < outputs; o++) {
                    float sum = weights[outputs * inputs + o];
                    for (int i = 0; i < inputs; i++) {
                        sum += input[s * inputs + i] * weights[o * inputs + i];
                    }
                    logits[s * outputs + o] = sum;
                }
            }
            worker.barrier();
        }

        @Override
        public void loss(Worker worker) {
            if (worker.index() == 0) {
                double sum = 0;
                for (int s = 0; s < samples; s++) {
                    sum += classes ? crossEntropy(s) : squaredError(s);
                }
                loss = term(0, 1, sum / samples, samples);
            }
            worker.barrier();
        }

        private double squaredError(int s) {
            double error = logits[s] - target[s];
            delta[s] = (float) (2 * error / samples);
            return error * error;
        }

        private double crossEntropy(int s) {
            double all = 0;
            for (int o = 0; o < outputs; o++) {
                all += Math.exp(logits[s * outputs + o]);
            }
            int right = (int) target[s];
            for (int o = 0; o < outputs; o++) {
                double probability = Math.exp(logits[s * outputs + o]) / all;
                delta[s * outputs + o] = (float) ((probability - (o == right ? 1 : 0)) / samples);
            }
            return Math.log(all) - logits[s * outputs + right];
        }

        @Override
        public void backward(Worker worker) {
            for (int o = worker.from(outputs); o < worker.to(outputs); o++) {
                for (int i = 0; i <= inputs; i++) {
                    float sum = 0;
                    for (int s = 0; s < samples; s++) {
                        sum += delta[s * outputs + o] * (i < inputs ? input[s * inputs + i] : 1);
                    }
                    gradients[i < inputs ? o * inputs + i : outputs * inputs + o] = sum;
                }
            }
            worker.barrier();
        }

        @Override
        public void update(Worker worker) {
            for (int i = worker.from(gradients.length); i < worker.to(gradients.length); i++) {
                state[0][i] = 0.9f * state[0][i] + gradients[i];
                weights[i] -= (float) rate * state[0][i];
            }
            worker.barrier();
        }

        @Override
        public void step(Worker worker) {
            forward(worker);
            loss(worker);
            backward(worker);
            update(worker);
        }

        @Override
        public void schedule(double rate, long step) {
            this.rate = rate;
        }
    }
}
