package dev.dlc.runtime;

import dev.dlc.runtime.Description.Weight;
import dev.dlc.runtime.file.SafetensorsReader;

/** What is looked at before the first step, and what is said when a loss runs away. */
final class TrainingChecks {
    private TrainingChecks() {}

    /** @throws TrainingException if this training cannot come to an end as asked */
    static void check(Description description, Options options, Dataset training, Dataset validation) {
        DatasetChecks.check(description, training, "training data");
        if (validation != null) {
            DatasetChecks.check(description, validation, "validation data");
        }
        EarlyStopping stopping = description.settings().stopping();
        checkMonitor(description, validation, "early_stopping", stopping == null ? null : stopping.monitor());
        checkMonitor(
                description,
                validation,
                "the schedule",
                description.settings().schedule().monitor());
        checkBatch(training.size(), options.batch(), description.settings().smallestBatch());
        if (options.resume() != null) {
            checkResume(description, options, options.resume(), training);
        }
    }

    private static void checkMonitor(Description description, Dataset validation, String who, String monitor) {
        if (monitor == null) {
            return;
        }
        if (monitor.startsWith("validation.") && validation == null) {
            throw new TrainingException(
                    who + " monitors " + monitor + ", but there is no validation data",
                    "hold some back with: validation split(0.1)");
        }
        String metric = monitor.substring(monitor.indexOf('.') + 1);
        boolean known = metric.equals("loss")
                || Measured.of(description).stream()
                        .anyMatch(one -> !one.metric().isMatrix() && one.name().equals(metric));
        if (!known || !monitor.matches("(train|validation)\\..+")) {
            throw new TrainingException(
                    who + " monitors " + monitor + ", which is not reported",
                    "monitor validation.loss, or add " + metric + " to the metrics");
        }
    }

    /** The last batch of an epoch may be too small for a batch_norm, which needs two values a channel. */
    private static void checkBatch(int samples, int batch, int smallest) {
        if (fits(samples, batch, smallest)) {
            return;
        }
        int last = samples < batch ? samples : samples % batch;
        String problem = samples + " training samples in batches of " + batch + " leave a last batch of " + last
                + ", but this model's batch_norm needs at least " + smallest + " samples in each";
        for (int distance = 1; distance < samples + batch; distance++) {
            for (int other : new int[] {batch - distance, batch + distance}) {
                if (other >= smallest && fits(samples, other, smallest)) {
                    throw new TrainingException(problem, "batch " + other + " fits");
                }
            }
        }
        throw new TrainingException(problem, "give at least " + smallest + " samples");
    }

    private static boolean fits(int samples, int batch, int smallest) {
        int last = samples % batch == 0 ? batch : samples % batch;
        return last >= smallest;
    }

    private static void checkResume(Description description, Options options, TrainingState state, Dataset training) {
        same(state, "digest", "model", state.digest(), description.digest());
        same(state, "samples", "number of training samples", state.samples(), training.size());
        same(state, "batch", "batch", state.batch(), options.batch());
        same(state, "seed", "seed", state.seed(), options.seed());
        same(state, "shuffle", "shuffling", state.shuffle(), options.shuffle());
        fits(state, "weights", "weights of the model", state.weights().length, description.size());
        fits(state, "slots", "slots of the optimizer", state.slots().length, description.slots());
        for (int slot = 0; slot < state.slots().length; slot++) {
            fits(state, "slot." + slot, "numbers of a slot", state.slots()[slot].length, description.trainable());
        }
        if (state.best() != null) {
            fits(state, "best", "weights of the best epoch", state.best().length, description.size());
        }
        if (state.preparation() == null) {
            throw refused(
                    state,
                    "scale",
                    "the state to resume from does not say what is done to the data",
                    TrainingState.HELP);
        }
    }

    private static void same(TrainingState state, String entry, String what, Object then, Object now) {
        if (!then.equals(now)) {
            throw refused(
                    state,
                    entry,
                    "the training to resume had another " + what + ": " + then + ", now " + now,
                    "resume with the same model, data and options, or train anew");
        }
    }

    /** The model is that of the state, so that another number of anything is no other model but damage. */
    private static void fits(TrainingState state, String entry, String what, int found, int wanted) {
        if (found != wanted) {
            throw refused(
                    state,
                    entry,
                    "the state to resume from has " + found + " " + what + ", where " + wanted + " are wanted",
                    TrainingState.HELP);
        }
    }

    private static TrainingException refused(TrainingState state, String entry, String problem, String help) {
        TrainingState.Origin origin = state.origin();
        return origin == null
                ? new TrainingException(problem, help)
                : new TrainingException(
                        origin.file(), origin.places().getOrDefault(entry, SafetensorsReader.HEADER), problem, help);
    }

    /**
     * Training cannot go on: where it was, and where it began.
     *
     * @param layer the path of the first layer whose output is not finite, null where none is known
     */
    static TrainingException diverged(Network network, String what, double value, int epoch, long step, String layer) {
        StringBuilder problem =
                new StringBuilder("the " + what + " became " + value + " in epoch " + epoch + " at step " + step);
        if (layer != null) {
            problem.append("; the first layer that gives numbers that are not finite: ")
                    .append(layer);
        }
        Weight largest = null;
        float most = 0;
        for (Weight weight : network.description().weights()) {
            float size = largest(network.weights, weight);
            if (!Float.isFinite(size)) {
                problem.append("; the first weights that are not finite: ").append(weight.path());
                largest = null;
                break;
            }
            if (size > most) {
                most = size;
                largest = weight;
            }
        }
        if (largest != null && layer == null) {
            problem.append("; the largest weights, up to ")
                    .append(most)
                    .append(": ")
                    .append(largest.path());
        }
        return TrainingException.divergence(
                problem.toString(),
                "lower the learning rate, set clip_norm, and look for inputs that are far from 0 (see normalize)");
    }

    /** The largest absolute value; NaN where one is not a number. */
    private static float largest(float[] weights, Weight weight) {
        float largest = 0;
        for (int i = weight.offset(); i < weight.offset() + weight.size(); i++) {
            largest = Math.max(largest, Math.abs(weights[i]));
        }
        return largest;
    }
}
