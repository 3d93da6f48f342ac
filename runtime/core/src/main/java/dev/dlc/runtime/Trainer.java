package dev.dlc.runtime;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Settings;
import dev.dlc.runtime.History.Ending;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Trains a network by mini-batches: each step copies the next batch into the pass and lets a team run forward, backward
 * and update. The weights that come out depend on the data, the seed, the batch and the epochs; not on the threads, and
 * not on whether the training was stopped and resumed.
 */
public final class Trainer {
    private final Network network;
    private final Description description;
    private final Options options;
    private volatile boolean stopped;

    public Trainer(Network network, Options options) {
        this.network = network;
        this.description = network.description();
        this.options = options;
    }

    /** Ends the training after the step at hand; may be called from any thread. */
    public void stop() {
        stopped = true;
    }

    /**
     * Trains from the weights as they are (or as the state to resume from has them). However it ends, the network then
     * has the best weights: by the value that early stopping monitors, else by the validation loss, else the last ones.
     *
     * @throws TrainingException if the data or the options do not allow it, or the loss is no longer finite
     */
    public History train(Dataset dataset) {
        Dataset training = dataset;
        Dataset validation = options.validation();
        double share = description.settings().validationSplit();
        if (validation == null && share > 0) {
            Split split = Split.stratified(dataset, description, share, options.seed());
            training = split.training();
            validation = split.validation();
        }
        TrainingChecks.check(description, options, training, validation);
        if (options.resume() != null) {
            network.prepare(options.resume().preparation());
        } else if (description.preparation().automatic()) {
            network.prepare(Preparer.measure(description, training));
        }
        return new Run(training, validation).run();
    }

    /** One training from its first step to its last. */
    private final class Run {
        private final Settings settings = description.settings();
        private final Dataset training;
        /** Of the features where they are kept. */
        private Dataset validation;

        private final FloatPass pass;
        private final Training steps;
        /** Of a step that begins at the inputs, or at the features where they are kept. */
        private Entry entry;

        private boolean keepsFeatures;
        private Team.Task task;
        private final BestWeights best;
        private final Evaluator evaluator;
        private final int stepsPerEpoch;
        private final List<Epoch> epochs = new ArrayList<>();
        private final Outcomes outcomes = new Outcomes();
        private int epoch;
        private long step;
        private double rate;

        Run(Dataset training, Dataset validation) {
            this.training = training;
            this.validation = validation;
            int capacity = Math.min(options.batch(), training.size());
            this.pass = network.training(capacity);
            this.steps = (Training) pass;
            this.entry = Entry.inputs(description, pass);
            this.task = steps::step;
            this.best = BestWeights.of(settings.stopping(), validation != null);
            boolean evaluates = validation != null
                    || isOfTraining(best.monitor())
                    || isOfTraining(settings.schedule().monitor());
            this.evaluator = evaluates ? new Evaluator(network, capacity) : null;
            this.stepsPerEpoch = Batches.perEpoch(training.size(), options.batch());
            if (options.resume() != null) {
                resume(options.resume());
            }
        }

        private void resume(TrainingState state) {
            System.arraycopy(state.weights(), 0, network.weights(), 0, network.weights().length);
            for (int slot = 0; slot < pass.state().length; slot++) {
                System.arraycopy(state.slots()[slot], 0, pass.state()[slot], 0, pass.state()[slot].length);
            }
            epoch = state.epoch();
            step = state.step();
            best.resume(state);
            for (double outcome : state.outcomes()) {
                outcomes.add(outcome);
            }
        }

        History run() {
            int first = epoch + 1;
            options.listener().start(first, options.epochs(), stepsPerEpoch);
            Ending ending;
            try (Team team = new Team(options.threads())) {
                IntFunction<Dataset> samples = samples(team);
                try (Batches batches = new Batches(
                        samples,
                        training.size(),
                        entry.widths(),
                        description.targets().stream().mapToInt(Feature::width).toArray(),
                        // no larger than an epoch, for which alone there is room
                        pass.capacity(),
                        options.shuffle(),
                        options.seed(),
                        first,
                        options.epochs())) {
                    ending = runEpochs(team, new Pace(team, System::nanoTime), batches);
                }
            } finally {
                best.restore(network.weights());
            }
            History history = new History(epochs, ending, best.epoch());
            options.listener().end(history);
            return history;
        }

        /** The training samples of an epoch as the network sees them, or as its frozen part does. */
        private IntFunction<Dataset> samples(Team team) {
            if (!description.augmentations().isEmpty()) {
                return new Augmenter(network, description.augmentations(), training, options.seed())::epoch;
            }
            Dataset features = mayKeepFeatures() ? features(team) : null;
            Dataset prepared = features == null ? network.preparer().over(training) : features;
            return epoch -> prepared;
        }

        /** They are worth it only where another epoch uses them. */
        private boolean mayKeepFeatures() {
            if (!options.cache() || !(pass instanceof FrozenPart part) || options.epochs() - epoch < 2) {
                return false;
            }
            long bytes = FeatureCache.bytes(part, training.size())
                    + (validation != null && evaluator.pass() instanceof FrozenPart predicting
                            ? FeatureCache.bytes(predicting, validation.size())
                            : 0);
            boolean kept = FeatureCache.fits(bytes);
            options.listener().features(kept, bytes);
            return kept;
        }

        /** Fills the caches, and lets steps and evaluations begin there. Null where it was interrupted. */
        private Dataset features(Team team) {
            FeatureCache features = FeatureCache.fill(network, pass, training, team, this::isStopped);
            if (features == null) {
                return null;
            }
            if (validation != null && evaluator.pass() instanceof FrozenPart) {
                FeatureCache validated =
                        FeatureCache.fill(network, evaluator.pass(), validation, team, this::isStopped);
                validation = validated == null ? validation : validated;
            }
            entry = Entry.features((FrozenPart) pass);
            keepsFeatures = true;
            Team.Task forward = entry.forward();
            task = worker -> {
                forward.run(worker);
                pass.loss(worker);
                steps.backward(worker);
                steps.update(worker);
            };
            return features;
        }

        private boolean isStopped() {
            return stopped || Thread.currentThread().isInterrupted();
        }

        private Ending runEpochs(Team team, Pace pace, Batches batches) {
            while (true) {
                if (best.isExhausted()) {
                    return Ending.EARLY_STOPPING;
                }
                if (epoch >= options.epochs()) {
                    return Ending.EPOCHS;
                }
                epoch++;
                long begun = System.nanoTime();
                double loss = runSteps(pace, batches);
                if (Double.isNaN(loss)) {
                    return Ending.INTERRUPTED;
                }
                double seconds = (System.nanoTime() - begun) * 1e-9;
                finish(team, loss, begun, training.size() / seconds);
            }
        }

        /** The mean loss over the epoch's samples, or NaN where it was interrupted. */
        private double runSteps(Pace pace, Batches batches) {
            double sum = 0;
            for (int i = 0; i < stepsPerEpoch; i++) {
                if (isStopped()) {
                    return Double.NaN;
                }
                try {
                    batches.next();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return Double.NaN;
                }
                step(pace, batches);
                sum += pass.loss() * pass.samples();
            }
            return sum / training.size();
        }

        private void step(Pace pace, Batches batches) {
            step++;
            pass.begin(batches.samples(), options.seed(), epoch);
            batches.copyTo(pass, entry);
            rate = settings.schedule()
                    .rate(step, epoch, (long) stepsPerEpoch * options.epochs(), options.epochs(), outcomes);
            steps.schedule(rate, step);
            pace.run(task);
            if (!Double.isFinite(pass.loss())) {
                throw TrainingChecks.diverged(network, "loss", pass.loss(), epoch, step, firstStray(batches));
            }
            options.listener().step(epoch, step, pass.loss(), rate);
        }

        /** The layer that the trouble begins in, as far as it shows in the forward pass of the step at hand. */
        private String firstStray(Batches batches) {
            // other values may have taken the place of the inputs meanwhile
            batches.copyTo(pass, entry);
            Worker worker = Worker.alone();
            if (pass instanceof FrozenPart part && !keepsFeatures) {
                part.forwardFrozen(worker);
            }
            return steps.firstStray(worker);
        }

        private void finish(Team team, double trainLoss, long begun, double samplesPerSecond) {
            Evaluation validated = validation == null ? null : evaluator.evaluate(validation, team);
            if (validated != null && !Double.isFinite(validated.loss())) {
                throw TrainingChecks.diverged(network, "validation loss", validated.loss(), epoch, step, null);
            }
            Epoch report = new Epoch(
                    epoch,
                    trainLoss,
                    validated == null ? Double.NaN : validated.loss(),
                    validated == null ? Map.of() : validated.metrics(),
                    validated == null ? Map.of() : validated.matrices(),
                    rate,
                    (System.nanoTime() - begun) * 1e-9,
                    samplesPerSecond);
            epochs.add(report);
            offer(team, report);
            options.listener().epoch(report, state());
        }

        private boolean isOfTraining(String monitor) {
            return monitor != null && monitor.startsWith("train.") && !monitor.equals("train.loss");
        }

        /** What is monitored goes to those who monitor it; the training data are evaluated once at most. */
        private void offer(Team team, Epoch report) {
            String chosen = best.monitor();
            String scheduled = settings.schedule().monitor();
            Map<String, Double> trained = isOfTraining(chosen) || isOfTraining(scheduled)
                    ? evaluator.evaluate(training, team).metrics()
                    : Map.of();
            best.offer(epoch, monitored(chosen, report, trained), network.weights);
            if (scheduled != null) {
                outcomes.add(monitored(scheduled, report, trained));
            }
        }

        private double monitored(String monitor, Epoch report, Map<String, Double> trained) {
            if (monitor == null || monitor.equals("train.loss")) {
                return report.trainLoss();
            }
            if (monitor.equals("validation.loss")) {
                return report.validationLoss();
            }
            String metric = monitor.substring(monitor.indexOf('.') + 1);
            return isOfTraining(monitor)
                    ? trained.get(metric)
                    : report.metrics().get(metric);
        }

        private TrainingState state() {
            return new TrainingState(
                    description.digest(),
                    training.size(),
                    options.epochs(),
                    options.batch(),
                    options.seed(),
                    options.shuffle(),
                    epoch,
                    step,
                    best.weights(),
                    best.value(),
                    best.epoch(),
                    best.waited(),
                    outcomes.toArray(),
                    network.weights,
                    pass.state(),
                    network.preparation(),
                    null);
        }
    }
}
