package dev.dlc.runtime;

import dev.dlc.runtime.Description.Preparation;
import dev.dlc.runtime.Description.Weight;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The base of every generated class: the weights, and what is done with them that needs no unrolled code.
 *
 * <p>Any number of threads may predict at once. While weights change (training, loading, initialising) nothing else may
 * use the network.
 */
public abstract class Network {
    /** All weights: the trainable ones first, then the frozen ones, last the running statistics. */
    protected final float[] weights;

    /** How many samples {@link #inferAll} computes together: enough that weights are read once for many of them. */
    private static final int TOGETHER = 32;

    @SuppressWarnings("this-escape") // the pool only keeps it
    private final InferencePool pool = new InferencePool(this);

    /** Counts the changes of the weights. */
    private final AtomicInteger version = new AtomicInteger();
    /** What passes that predict share; null before the first. */
    private volatile Prepared prepared;
    /** What is done to the data: the model's words, until training measures or a file brings something else. */
    private volatile Preparation preparation;

    private volatile Preparer preparer;
    /** Who divides a prediction; null where each runs on the thread that asks for it. */
    private volatile Team predictionTeam;

    /**
     * What is computed from the weights alone, as they were at some version.
     *
     * @param pass that holds it and does nothing else
     */
    private record Prepared(int version, FloatPass pass) {}

    protected Network(int size) {
        this.weights = new float[size];
    }

    /**
     * All weights, as laid out by {@link Description#weights()}; not a copy. Who writes to them after a prediction says so with
     * {@link #changed}, or asks for them again.
     */
    public final float[] weights() {
        changed();
        return weights;
    }

    /**
     * Says that weights were written to from outside: predictions read what they have prepared from them (packed, and with
     * batch normalisation folded in), and prepare it anew. Training, loading and initialising say so themselves.
     */
    public final void changed() {
        version.incrementAndGet();
    }

    /** The pass that holds what is computed from the weights alone, for all those that predict. */
    final FloatPass prepared() {
        Prepared known = prepared;
        return known != null && known.version == version.get() ? known.pass : prepareAnew();
    }

    private FloatPass prepareAnew() {
        synchronized (pool) {
            int now = version.get();
            if (prepared == null || prepared.version != now) {
                FloatPass pass = inference(1);
                pass.prepare(Worker.alone());
                prepared = new Prepared(now, pass);
            }
            return prepared.pass;
        }
    }

    public abstract Description description();

    /** A new arena for training with batches of up to {@code capacity} samples; it implements {@link Training}. */
    public abstract FloatPass training(int capacity);

    /** A new arena for predicting and evaluating batches of up to {@code capacity} samples. */
    public abstract FloatPass inference(int capacity);

    /**
     * Over how many threads one prediction of one sample is divided, 1 at first: then it runs on the thread that asks for
     * it, which is best where many threads predict at once. With more, a prediction takes less time where the network is
     * large enough, which the compiler judges (some 100,000 FLOPs for each time that the threads must wait for each other);
     * its numbers are the same to the last bit. One prediction at a time is divided: another that comes meanwhile runs on its
     * own thread, and waits for nothing. So do some of those that follow one whose threads had to wait long for each other,
     * because others used the processors.
     *
     * <p>The network keeps {@code threads - 1} daemon threads. They wait busily for half a millisecond after a prediction, then sleep;
     * 1 ends them, after the prediction that they may be at.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public final void predictionThreads(int threads) {
        synchronized (pool) {
            if (threads == predictionThreads()) {
                return;
            }
            Team before = predictionTeam;
            predictionTeam = threads == 1 ? null : new Team(threads);
            if (before != null) {
                before.closeWhenDone();
            }
        }
    }

    /** Over how many threads one prediction of one sample is divided. */
    public final int predictionThreads() {
        Team team = predictionTeam;
        return team == null ? 1 : team.size();
    }

    final Team predictionTeam() {
        return predictionTeam;
    }

    /** Draws all weights anew. The same seed gives the same weights on every machine. */
    public final void initialize(long seed) {
        changed();
        Arrays.fill(weights, 0f);
        for (Weight weight : description().weights()) {
            long key = Random.key(seed, "init", weight.path());
            weight.initializer().fill(weights, weight.offset(), weight.shape(), key);
        }
    }

    /**
     * Takes the weights, and only them, from a safetensors file of any program: what training then starts from.
     *
     * @throws WeightsException if the file is damaged, or a tensor is missing, unknown or of another shape; all are listed
     */
    public final void initialize(Path file) throws IOException {
        take(WeightsFile.load(description(), file, false).numbers());
    }

    /**
     * Takes the weights that the model's {@code transfer} section names from its files.
     *
     * @param folder that the files lie in
     * @throws WeightsException if a file is damaged, or a tensor that is not excepted is missing, unknown or of another
     *     shape; all are listed, and the network is then as before
     */
    public final void transfer(Path folder) throws IOException {
        float[] numbers = weights.clone();
        for (Description.Transfer transfer : description().transfers()) {
            Path file = inside(folder, transfer.file());
            if (!file.toAbsolutePath()
                    .normalize()
                    .startsWith(folder.toAbsolutePath().normalize())) {
                throw new WeightsException(
                        file, "lies outside of the folder of the data", "put it into " + folder + " and name it there");
            }
            WeightsFile.transfer(description(), file, transfer.except(), numbers);
        }
        take(numbers);
    }

    private static Path inside(Path folder, String name) throws IOException {
        try {
            return folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new WeightsException(
                    folder,
                    "no name of a file for weights to transfer",
                    "name a file in this folder: transfer { from \"weights.safetensors\" }");
        }
    }

    /**
     * Writes the weights and what is done to the data as a safetensors file. The file appears whole or not at all.
     */
    public final void save(Path file) throws IOException {
        WeightsFile.save(this, file);
    }

    /**
     * Takes the weights, and what was done to the data when they were trained, from a file that {@link #save} wrote.
     *
     * @throws WeightsException if the file is damaged, is of another model, or a tensor is missing, unknown or of another
     *     shape; all are listed. The network is then as before.
     */
    public final void restore(Path file) throws IOException {
        take(WeightsFile.load(description(), file, true));
    }

    /**
     * As {@link #restore(Path)}, from a stream, which is read to its end but not closed.
     *
     * @throws WeightsException as there
     */
    public final void restore(InputStream stream) throws IOException {
        take(WeightsFile.load(description(), stream, "stream"));
    }

    /**
     * As {@link #restore(Path)}, from a resource that the build of an app has put beside the generated class.
     *
     * @param stream what the class's {@code getResourceAsStream} gave; it is closed
     * @param name of the resource, relative to the class
     * @throws IllegalStateException if there is no such resource
     * @throws UncheckedIOException if it cannot be read or does not fit; its cause is then a {@link WeightsException}
     */
    protected final void restoreResource(InputStream stream, String name) {
        if (stream == null) {
            throw new IllegalStateException(
                    "no resource " + name + " beside " + getClass().getName()
                            + ": let the build train it, or put the weights of a training (best.safetensors) there");
        }
        try (stream) {
            take(WeightsFile.load(description(), stream, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    /** Takes the weights of another instance of the same class, and what is done to its data. */
    protected final void restore(Network other) {
        take(other.weights);
        preparation = other.preparation;
        preparer = other.preparer;
    }

    private void take(WeightsFile.Content content) {
        take(content.numbers());
        if (content.preparation() != null) {
            prepare(content.preparation());
        }
    }

    /**
     * What is done to the data before the network sees it. Null where the model wants it measured on the training data
     * and neither training nor a file has done so yet.
     */
    public final Preparation preparation() {
        Preparation asked = description().preparation();
        return preparation == null && !asked.automatic() ? asked : preparation;
    }

    /** Sets what is done to the data before the network sees it. */
    public final void prepare(Preparation known) {
        preparer = new Preparer(description(), known);
        preparation = known;
    }

    /** Measures mean and deviation on a dataset where the model wants them measured, as a training does first. */
    public final void measure(Dataset training) {
        if (description().preparation().automatic()) {
            prepare(Preparer.measure(description(), training));
        }
    }

    /** How a training runs if nobody says otherwise. */
    public final Options options() {
        return Options.of(description());
    }

    /** Trains as the model says, from the weights as they are. */
    public final History fit(Dataset training) {
        return fit(training, options());
    }

    /**
     * Trains from the weights as they are; at the end the network has the best weights. An interrupt of the calling
     * thread ends it early.
     *
     * @throws TrainingException if the data or the options do not allow it, or the loss is no longer finite
     */
    public final History fit(Dataset training, Options options) {
        return new Trainer(this, options).train(training);
    }

    /** Loss and metrics on a dataset. */
    public final Evaluation evaluate(Dataset dataset) {
        Options usual = options();
        return evaluate(dataset, usual.batch(), usual.threads());
    }

    /** Loss and metrics on a dataset, {@code batch} samples at once. */
    public final Evaluation evaluate(Dataset dataset, int batch, int threads) {
        DatasetChecks.check(description(), dataset, "data to evaluate on");
        try (Team team = new Team(threads)) {
            return new Evaluator(this, Math.max(1, Math.min(batch, dataset.size()))).evaluate(dataset, team);
        }
    }

    /**
     * Borrows what one prediction needs; closing it gives it back. Typed {@code predict} methods are built on it:
     *
     * <pre>{@code
     * try (Inference run = infer()) {
     *     run.input(0, pixels);
     *     run.forward();
     *     return run.probabilities(0);
     * }
     * }</pre>
     */
    public final Inference infer() {
        return pool.acquire();
    }

    /**
     * As {@link #infer()}, for up to {@code samples} at once; their inputs are set, and their outputs read, one after the other
     * by {@link Inference#sample}. What it needs is made anew each time and takes as much memory as a batch of so many.
     */
    public final Inference infer(int samples) {
        return samples == 1 ? infer() : new Inference(this, samples);
    }

    /**
     * Predicts for many samples, some together, on the calling thread: the same bits as one by one, but sooner.
     *
     * @param set sets the inputs to a sample
     * @param read makes a prediction of the outputs
     * @return the predictions, in the order of the inputs
     */
    protected final <I, P> List<P> inferAll(List<I> inputs, BiConsumer<Inference, I> set, Function<Inference, P> read) {
        List<P> predictions = new ArrayList<>(inputs.size());
        if (inputs.isEmpty()) {
            return predictions;
        }
        List<I> all = List.copyOf(inputs);
        try (Inference run = infer(Math.min(TOGETHER, all.size()))) {
            for (int from = 0; from < all.size(); from += TOGETHER) {
                int count = Math.min(TOGETHER, all.size() - from);
                for (int i = 0; i < count; i++) {
                    set.accept(run.sample(i), all.get(from + i));
                }
                run.forward(count);
                for (int i = 0; i < count; i++) {
                    predictions.add(read.apply(run.sample(i)));
                }
            }
        }
        return predictions;
    }

    /**
     * Looks whether an array has as many numbers as the shape that it stands for.
     *
     * @param name of the input or target
     * @throws IllegalArgumentException if it has not
     */
    protected static void checkLength(String name, int found, int wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException(name + " has " + wanted + " numbers, not " + found);
        }
    }

    private void take(float[] numbers) {
        changed();
        System.arraycopy(numbers, 0, weights, 0, weights.length);
    }

    final InferencePool pool() {
        return pool;
    }

    /** @throws IllegalStateException if mean and deviation are to be measured and have not been */
    final Preparer preparer() {
        Preparer known = preparer;
        if (known == null) {
            Preparation fixed = preparation();
            if (fixed == null) {
                throw new IllegalStateException(description().model()
                        + " normalises by its training data: train it or load weights that were saved with it first");
            }
            known = new Preparer(description(), fixed);
            preparer = known;
        }
        return known;
    }
}
