package dev.dlc.compiler.catalogue;

import java.util.Set;

/**
 * The names that the language has, by kind, whether or not a record stands for them yet: so that one that is still to come is
 * told from a misspelt one. Whoever looks a name up asks the {@link Catalogue} first.
 */
public enum Planned {
    LAYER(
            "layer",
            Set.of(
                    "dense",
                    "conv1d",
                    "conv2d",
                    "depthwise_conv2d",
                    "conv_transpose2d",
                    "max_pool",
                    "avg_pool",
                    "global_avg_pool",
                    "global_max_pool",
                    "batch_norm",
                    "layer_norm",
                    "group_norm",
                    "dropout",
                    "flatten",
                    "reshape",
                    "upsample",
                    "pad",
                    "concat",
                    "embedding",
                    "lstm",
                    "gru",
                    "attention",
                    "positional",
                    "relu",
                    "leaky_relu",
                    "elu",
                    "selu",
                    "gelu",
                    "silu",
                    "sigmoid",
                    "tanh",
                    "softmax",
                    "softplus",
                    "hard_swish")),
    AUGMENTATION(
            "augmentation",
            Set.of(
                    "flip",
                    "rotate",
                    "crop",
                    "resized_crop",
                    "color_shift",
                    "brightness",
                    "contrast",
                    "saturation",
                    "hue",
                    "noise",
                    "erase",
                    "translate",
                    "scale",
                    "blur")),
    LOSS("loss", Set.of("cross_entropy", "binary_cross_entropy", "mse", "mae", "huber", "hinge", "kl_divergence")),
    OPTIMIZER("optimizer", Set.of("sgd", "momentum", "rmsprop", "adam", "adamw", "adagrad", "adadelta")),
    SCHEDULE(
            "schedule",
            Set.of("constant", "step", "exponential", "polynomial", "cosine", "warmup", "one_cycle", "plateau")),
    INITIALIZER(
            "initializer",
            Set.of(
                    "xavier_uniform",
                    "xavier_normal",
                    "he_uniform",
                    "he_normal",
                    "lecun_normal",
                    "orthogonal",
                    "normal",
                    "uniform",
                    "constant",
                    "zeros")),
    REGULARIZER("regularizer", Set.of("l1", "l2", "elastic_net", "max_norm")),
    METRIC("metric", Set.of("accuracy", "top_k", "precision", "recall", "f1", "auc", "mae", "rmse", "r2", "confusion")),
    SOURCE("source of data", Set.of("idx", "csv", "images", "npy", "npz", "cifar"));

    private final String kind;
    private final Set<String> names;

    Planned(String kind, Set<String> names) {
        this.kind = kind;
        this.names = names;
    }

    /** What its names are: "layer". */
    public String kind() {
        return kind;
    }

    public boolean has(String name) {
        return names.contains(name);
    }
}
