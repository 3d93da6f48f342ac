package dev.dlc.compiler.endtoend;

import dev.dlc.compiler.emit.Precision;
import dev.dlc.runtime.DoubleNetwork;
import dev.dlc.runtime.DoublePass;
import dev.dlc.runtime.FloatPass;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Pass;
import dev.dlc.runtime.Team;
import dev.dlc.runtime.Training;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A generated network whose passes are run by hand on one thread, in single and double precision alike: everything goes in
 * and comes out as double.
 */
final class Numbers implements AutoCloseable {
    private final Team team = new Team(1);
    private final Map<String, Integer> offsets = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new LinkedHashMap<>();
    /** float[] or double[]. */
    private final Object weights;
    /** To be called when they were written to. */
    private final Runnable changed;

    private final Pass training;
    private final Pass inference;

    Numbers(Generated generated, Precision precision, int samples) {
        if (precision == Precision.DOUBLE) {
            DoubleNetwork network = generated.doubleNetwork();
            weights = network.weights();
            changed = () -> {};
            training = network.training(samples);
            inference = network.inference(samples);
        } else {
            Network network = generated.network();
            weights = network.weights();
            changed = network::changed;
            training = network.training(samples);
            inference = network.inference(samples);
        }
        training.begin(samples, 1, 1);
        inference.begin(samples, 1, 1);
        for (int i = 0; i < samples; i++) {
            training.identities()[i] = i;
            inference.identities()[i] = i;
        }
        generated.program().weights().slots().forEach(slot -> {
            offsets.put(slot.weight().path(), slot.offset());
            sizes.put(slot.weight().path(), slot.weight().shape().size());
        });
    }

    /** Sets weights, data and rate as the case has them. */
    static Numbers of(ParityCase parity, Generated generated, Precision precision) {
        Numbers numbers = new Numbers(generated, precision, parity.samples());
        if (!numbers.offsets.keySet().equals(parity.weights().keySet())) {
            throw new IllegalArgumentException("the recorded weights are not the model's: "
                    + parity.weights().keySet() + numbers.offsets.keySet());
        }
        parity.weights().forEach((path, values) -> write(values, numbers.weights, numbers.offsets.get(path)));
        for (Pass pass : List.of(numbers.training, numbers.inference)) {
            for (int i = 0; i < parity.inputs().size(); i++) {
                write(parity.inputs().get(i), array(pass, Port.INPUT, i), 0);
            }
            for (int i = 0; i < parity.targets().size(); i++) {
                write(parity.targets().get(i), array(pass, Port.TARGET, i), 0);
            }
        }
        return numbers;
    }

    /** The forward pass of training. */
    void forward() {
        team.run(training::forward);
    }

    /** The loss, after {@link #forward}. */
    double loss() {
        team.run(training::loss);
        return training.loss();
    }

    /** The gradients, after {@link #loss}. */
    void backward() {
        team.run(((Training) training)::backward);
    }

    /** One step of the optimizer, after {@link #backward}. */
    void update(double rate, long step) {
        ((Training) training).schedule(rate, step);
        team.run(((Training) training)::update);
    }

    /** The forward pass of predicting; its loss too. */
    void evaluate() {
        changed.run();
        inference.begin(inference.samples(), 1, 1);
        team.run(inference::forward);
        team.run(inference::loss);
    }

    double[] output(int index, int size) {
        return read(array(training, Port.OUTPUT, index), 0, size);
    }

    double[] evaluated(int index, int size) {
        return read(array(inference, Port.OUTPUT, index), 0, size);
    }

    double evaluatedLoss() {
        return inference.loss();
    }

    double[] weight(String path) {
        return read(weights, offsets.get(path), sizes.get(path));
    }

    void set(String path, int element, double value) {
        write(new double[] {value}, weights, offsets.get(path) + element);
    }

    double[] gradient(String path) {
        Object gradients =
                training instanceof FloatPass single ? single.gradients() : ((DoublePass) training).gradients();
        return read(gradients, offsets.get(path), sizes.get(path));
    }

    @Override
    public void close() {
        team.close();
    }

    private enum Port {
        INPUT,
        TARGET,
        OUTPUT
    }

    private static Object array(Pass pass, Port port, int index) {
        if (pass instanceof FloatPass single) {
            return switch (port) {
                case INPUT -> single.input(index);
                case TARGET -> single.target(index);
                case OUTPUT -> single.output(index);
            };
        }
        DoublePass twice = (DoublePass) pass;
        return switch (port) {
            case INPUT -> twice.input(index);
            case TARGET -> twice.target(index);
            case OUTPUT -> twice.output(index);
        };
    }

    private static void write(double[] values, Object array, int offset) {
        if (array instanceof double[] exact) {
            System.arraycopy(values, 0, exact, offset, values.length);
            return;
        }
        for (int i = 0; i < values.length; i++) {
            ((float[]) array)[offset + i] = (float) values[i];
        }
    }

    private static double[] read(Object array, int offset, int size) {
        if (array instanceof double[] exact) {
            return Arrays.copyOfRange(exact, offset, offset + size);
        }
        double[] values = new double[size];
        for (int i = 0; i < size; i++) {
            values[i] = ((float[]) array)[offset + i];
        }
        return values;
    }
}
