package dev.dlc.compiler.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Layers of a {@link RandomModel}, with the shapes that PyTorch's formulas say. */
final class RandomLayers {
    private static final String MIX = """
            block mix(filters: int, active: bool = true) {
              main = in -> conv2d(filters, kernel = 3, padding = same, bias = false) -> group_norm(1)
              out  = if active { main -> relu } else { main }
            }
            """;
    private static final String DEEP = """
            param share: float = 0.8
            block deep(units: int) {
              dense(units) -> tanh -> dropout(keep = share)
            }
            """;

    private static final List<String> ACTIVATIONS = List.of(
            "relu",
            "leaky_relu",
            "leaky_relu(slope = 0.2)",
            "elu",
            "elu(alpha = 0.5)",
            "selu",
            "gelu",
            "silu",
            "sigmoid",
            "tanh",
            "softplus",
            "hard_swish");

    private final Random random;
    private boolean batchNorm;

    RandomLayers(Random random) {
        this.random = random;
    }

    boolean hasBatchNorm() {
        return batchNorm;
    }

    /** The blocks that a network uses. */
    static String blocks(CharSequence network) {
        return (network.toString().contains(" mix(") ? MIX : "")
                + (network.toString().contains(" deep(") ? DEEP : "");
    }

    /** A layer's text and the shape it gives. */
    private record Step(String text, List<Integer> shape) {
        boolean hasWeights() {
            return text.startsWith("conv") || text.startsWith("dense") || text.startsWith("depthwise");
        }
    }

    List<Integer> image() {
        return List.of(one(1, 1, 2, 3), one(3, 4, 5, 6), one(3, 4, 5, 6));
    }

    /** Of a number, a vector, a sequence or an image. */
    List<Integer> shape() {
        return switch (random.nextInt(5)) {
            case 0 -> List.of();
            case 1, 2 -> List.of(one(1, 2, 3, 5, 8));
            case 3 -> List.of(one(2, 4, 7), one(1, 3, 4));
            default -> image();
        };
    }

    String activation() {
        return ACTIVATIONS.get(random.nextInt(ACTIVATIONS.size()));
    }

    RandomValue pipeline(String name, RandomValue from, int length, StringBuilder network) {
        StringBuilder line = new StringBuilder(name + " = " + from.name());
        List<Integer> shape = from.shape();
        boolean weights = false;
        for (int i = 0; i < length; i++) {
            Step step = step(shape);
            line.append(" -> ").append(step.text());
            shape = step.shape();
            weights |= step.hasWeights();
        }
        network.append(line).append('\n');
        return new RandomValue(name, shape, weights);
    }

    /** A use of a block, or null where none takes such a value. */
    RandomValue block(String name, RandomValue from, StringBuilder network) {
        if (from.shape().size() == 3) {
            int filters = one(1, 2, 4);
            network.append(name + " = " + from.name() + " -> mix(" + filters + ", active = " + random.nextBoolean()
                    + ") -> mix(" + filters + ")\n");
            return new RandomValue(
                    name, List.of(filters, from.shape().get(1), from.shape().get(2)), true);
        }
        if (from.shape().size() == 1) {
            int units = one(2, 3, 5);
            network.append(name + " = " + from.name() + " -> deep(" + units + ")\n");
            return new RandomValue(name, List.of(units), true);
        }
        return null;
    }

    /** Layers that give the shape that they get. */
    String keepingShape(List<Integer> shape, int length) {
        List<String> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            steps.add(
                    switch (random.nextInt(3)) {
                        case 0 -> mixing(shape);
                        case 1 -> normalizing(shape);
                        default -> activation();
                    });
        }
        return String.join(" -> ", steps);
    }

    private String mixing(List<Integer> shape) {
        return switch (shape.size()) {
            case 3 -> "conv2d(" + shape.get(0) + ", kernel = " + one(1, 3, 5) + ", padding = same" + bias() + ")";
            case 2 -> "conv1d(" + shape.get(1) + ", kernel = " + one(1, 3) + ", padding = same" + bias() + ")";
            case 1 -> "dense(" + shape.get(0) + bias() + ")";
            default -> activation();
        };
    }

    private String normalizing(List<Integer> shape) {
        if (shape.isEmpty()) {
            return activation();
        }
        boolean single = shape.size() < 3 && shape.get(shape.size() - 1) < 3;
        return switch (random.nextInt(4)) {
            case 0 -> {
                batchNorm = true;
                yield "batch_norm";
            }
            // of one or two numbers nothing but signs is left, and no slope can be measured
            case 1 -> single ? "tanh" : "layer_norm";
            case 2 -> shape.size() == 3 && shape.get(0) % 2 == 0 ? "group_norm(2)" : single ? "tanh" : "layer_norm";
            default -> "dropout(keep = 0.7)";
        };
    }

    private String bias() {
        return random.nextInt(3) == 0 ? ", bias = false" : "";
    }

    private Step step(List<Integer> shape) {
        if (random.nextInt(3) == 0) {
            return new Step(activation(), shape);
        }
        if (random.nextInt(4) == 0) {
            return new Step(normalizing(shape), shape);
        }
        return switch (shape.size()) {
            case 3 -> new RandomImageLayers(random).step(shape, bias(), Step::new);
            case 2 -> sequenceStep(shape);
            default -> vectorStep(shape);
        };
    }

    private Step sequenceStep(List<Integer> shape) {
        int time = shape.get(0);
        if (random.nextInt(4) == 0) {
            return new Step("flatten", List.of(time * shape.get(1)));
        }
        int kernel = Math.min(time, one(1, 2, 3));
        int stride = one(1, 1, 2);
        int padding = random.nextInt(2);
        int filters = one(1, 2, 4);
        return new Step(
                "conv1d(" + filters + ", kernel = " + kernel + ", stride = " + stride + ", padding = " + padding
                        + bias() + ")",
                List.of((time + 2 * padding - kernel) / stride + 1, filters));
    }

    private Step vectorStep(List<Integer> shape) {
        if (!shape.isEmpty() && shape.get(0) % 4 == 0 && random.nextInt(3) == 0) {
            int side = shape.get(0) / 4;
            return random.nextBoolean()
                    ? new Step("reshape([" + side + ", 2, 2])", List.of(side, 2, 2))
                    : new Step("reshape([2, " + 2 * side + "])", List.of(2, 2 * side));
        }
        int units = one(1, 3, 4, 8, 17);
        return new Step("dense(" + units + bias() + ")", List.of(units));
    }

    private int one(int... numbers) {
        return numbers[random.nextInt(numbers.length)];
    }
}
