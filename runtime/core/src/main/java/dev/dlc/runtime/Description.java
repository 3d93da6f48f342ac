package dev.dlc.runtime;

import java.util.List;

/**
 * What a generated class says of its model: everything that the trainer, the readers and the files need to know, and
 * that the unrolled passes do not hold.
 *
 * @param model the model's name
 * @param inputs in the order of declaration
 * @param targets in the order of declaration
 * @param outputs the value each loss term is computed from, in the order of the loss terms
 * @param weights every tensor, in the order of its offset
 * @param trainable how many numbers of the weights train: they come first
 * @param size how many numbers all weights together have
 * @param slots how many slots the optimizer keeps for each trainable number
 * @param preparation what is done to the data before the network sees it
 * @param augmentations what training does to the scaled images, at most one for each input
 * @param settings how the model trains if nobody says otherwise
 * @param transfers files that weights are taken from before training
 * @param digest SHA-256 (hex) of the model's meaning: names, shapes, layers
 */
public record Description(
        String model,
        List<Feature> inputs,
        List<Feature> targets,
        List<Output> outputs,
        List<Weight> weights,
        int trainable,
        int size,
        int slots,
        Preparation preparation,
        List<Augmentation> augmentations,
        Settings settings,
        List<Transfer> transfers,
        String digest) {

    /** Of a model whose training leaves the data as they are. */
    public Description(
            String model,
            List<Feature> inputs,
            List<Feature> targets,
            List<Output> outputs,
            List<Weight> weights,
            int trainable,
            int size,
            int slots,
            Preparation preparation,
            Settings settings,
            List<Transfer> transfers,
            String digest) {
        this(
                model,
                inputs,
                targets,
                outputs,
                weights,
                trainable,
                size,
                slots,
                preparation,
                List.of(),
                settings,
                transfers,
                digest);
    }

    /** What an input or a target holds. */
    public enum Kind {
        /** Real numbers. */
        REAL,
        /** Whole numbers from 0 to a limit: classes, tokens. */
        INDEX,
        /** 0 or 1. */
        BINARY
    }

    /**
     * An input or a target.
     *
     * @param name as declared
     * @param kind what its numbers are
     * @param shape of one sample; empty for a single number
     * @param limit for {@link Kind#INDEX}: the number of classes or tokens, otherwise 0
     * @param classes the names of the classes where the model names them, otherwise empty
     */
    public record Feature(String name, Kind kind, List<Integer> shape, int limit, List<String> classes) {
        /** How many numbers one sample has. */
        public int width() {
            return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        }
    }

    /** How raw numbers of an output become a prediction. */
    public enum Head {
        /** The output is the prediction. */
        VALUE,
        /** Logits over classes: softmax gives the probabilities. */
        LOGITS,
        /** One logit: sigmoid gives the probability of 1. */
        BINARY_LOGIT
    }

    /**
     * What a loss term looks at.
     *
     * @param target the index of the target it is compared with
     * @param shape of one sample
     */
    public record Output(int target, Head head, List<Integer> shape) {
        /** How many numbers one sample has. */
        public int width() {
            return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        }
    }

    /**
     * A tensor of weights or of running statistics.
     *
     * @param path its name, as PyTorch would say it: {@code stem.conv2d.weight}
     * @param shape as PyTorch lays it out
     * @param offset its first number in the array of all weights
     * @param initializer what fills it before training
     */
    public record Weight(String path, List<Integer> shape, int offset, Initializer initializer) {
        /** How many numbers it has. */
        public int size() {
            return shape.stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
        }
    }

    /**
     * What is done to the data before the network sees it: {@code (x * scale - mean) / deviation}.
     *
     * <p>It concerns the image inputs (three dimensions: channels, height, width); in a model without one, all inputs of
     * real numbers. The channels of an image are its first dimension, those of a vector its features; anything else is
     * one channel. A list of one number holds for every channel; one as long as all these inputs have channels together
     * goes through them in the order of declaration; any other goes to each of these inputs with as many channels.
     *
     * @param scale factor, 1 where nothing is said
     * @param mean empty: nothing is taken off
     * @param deviation empty: nothing is divided
     * @param automatic mean and deviation are measured on the training part; the lists are then empty until that is done
     */
    public record Preparation(float scale, List<Float> mean, List<Float> deviation, boolean automatic) {}

    /**
     * How the model trains if nobody says otherwise.
     *
     * @param epochs how often every training sample is seen
     * @param batch samples a step
     * @param seed of everything random
     * @param validationSplit the share of the training data held back, 0 for none
     * @param schedule the learning rate of each step
     * @param metrics what is reported beside the loss
     * @param stopping when training ends early, or null
     * @param smallestBatch the fewest samples a training step may have (2 where a batch_norm sees one value a channel)
     */
    public record Settings(
            int epochs,
            int batch,
            long seed,
            double validationSplit,
            Schedule schedule,
            List<Metric> metrics,
            EarlyStopping stopping,
            int smallestBatch) {}

    /**
     * Weights to start from.
     *
     * @param file a safetensors file, relative to a folder that the caller names
     * @param except patterns over paths, {@code *} for one segment and {@code **} for any number: what they match is neither
     *     wanted from the file nor read from it
     */
    public record Transfer(String file, List<String> except) {}
}
