package dev.dlc.samples.benchmarks;

import dev.dlc.runtime.FloatPass;
import dev.dlc.runtime.Inference;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.Team;
import dev.dlc.runtime.Training;

/** dlc itself, through what a generated class offers to everyone who writes a training loop. */
final class DlcContender implements Contender {
    private final Network network;
    private final Team team;
    private final int batch;
    /** Made with the first step, so that they count to its memory. */
    private FloatPass pass;

    private Training training;
    private long steps;

    private DlcContender(Network network, int batch, int threads) {
        this.network = network;
        this.batch = batch;
        this.team = new Team(threads);
        network.predictionThreads(threads);
    }

    private void start() {
        pass = network.training(batch);
        training = (Training) pass;
        for (int sample = 0; sample < batch; sample++) {
            pass.identities()[sample] = sample;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Service.run(arguments, (model, batch, threads) -> {
            Network network = Class.forName(Compilation.packageName() + "." + model.className())
                    .asSubclass(Network.class)
                    .getConstructor()
                    .newInstance();
            network.initialize(1);
            return new DlcContender(network, batch, threads);
        });
    }

    @Override
    public int trainable() {
        return network.description().trainable();
    }

    @Override
    public void train(float[] inputs, float[] labels) {
        if (pass == null) {
            start();
        }
        steps++;
        // The epoch is part of what dropout draws from.
        pass.begin(batch, 1, (int) steps);
        System.arraycopy(inputs, 0, pass.input(0), 0, inputs.length);
        System.arraycopy(labels, 0, pass.target(0), 0, labels.length);
        training.schedule(1e-3, steps);
        team.run(training);
        if (!Double.isFinite(pass.loss())) {
            throw new IllegalStateException("the loss of step " + steps + " is " + pass.loss());
        }
    }

    @Override
    public float[] predict(float[] input) {
        try (Inference run = network.infer()) {
            run.input(0, input);
            run.forward();
            return run.output(0);
        }
    }
}
