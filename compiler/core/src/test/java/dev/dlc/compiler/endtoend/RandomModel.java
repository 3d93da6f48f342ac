package dev.dlc.compiler.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A valid model drawn at random: inputs, blocks, loops, branches, layers, losses and settings, all of small sizes. One seed gives
 * one text.
 */
final class RandomModel {
    /** Samples that its data is to have: in several batches where no batch can be too small for it. */
    static final int SAMPLES = 11;

    private final Random random;
    private final RandomLayers layers;
    private final List<RandomValue> values = new ArrayList<>();
    private final List<RandomValue> unused = new ArrayList<>();
    private final StringBuilder inputs = new StringBuilder();
    private final StringBuilder network = new StringBuilder();
    private boolean imageInput;
    private boolean colored;

    private RandomModel(long seed) {
        this.random = new Random(seed);
        this.layers = new RandomLayers(random);
    }

    static String text(long seed) {
        return new RandomModel(seed).model();
    }

    private String model() {
        inputs();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            value("v" + i);
        }
        RandomHeads heads = new RandomHeads(random, unused);
        String settings = new RandomSettings(random).text(layers.hasBatchNorm());
        return RandomLayers.blocks(network) + "model Drawn {\n" + inputs + heads.targets() + data() + augment()
                + "network {\n" + network + heads.values() + "}\n" + freeze() + heads.losses() + settings + "}\n";
    }

    private void inputs() {
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            // an image first, so that it can be augmented
            List<Integer> shape = i == 0 && random.nextInt(3) > 0 ? layers.image() : layers.shape();
            String name = i == 0 && shape.size() == 3 ? "image" : "x" + i;
            imageInput |= name.equals("image") && shape.get(0) != 2;
            colored |= name.equals("image") && shape.get(0) == 3;
            inputs.append("input " + name + ": float" + (shape.isEmpty() ? "" : shape) + "\n");
            RandomValue input = new RandomValue(name, shape, false);
            values.add(input);
            unused.add(input);
        }
    }

    /** A line of the network. */
    private void value(String name) {
        RandomValue from = pick(values);
        RandomValue made = switch (random.nextInt(8)) {
            case 0 -> residual(name, from);
            case 1 -> gate(name, from);
            case 2 -> loop(name, from);
            case 3 -> concat(name);
            case 4 -> layers.block(name, from, network);
            default -> null;
        };
        if (made == null) {
            made = layers.pipeline(name, from, 1 + random.nextInt(4), network);
            unused.remove(from);
        }
        values.add(made);
        unused.add(made);
    }

    /** The value itself and what layers that keep its shape make of it, added, subtracted or multiplied. */
    private RandomValue residual(String name, RandomValue from) {
        unused.remove(from);
        String branch = layers.keepingShape(from.shape(), 1 + random.nextInt(2));
        String scale = random.nextInt(3) == 0 ? "0.5 * " : "";
        String operator = List.of(" + ", " - ", " * ").get(random.nextInt(3));
        String after = random.nextBoolean() ? " -> " + layers.activation() : "";
        network.append(name + " = " + from.name() + operator + scale + "(" + from.name() + " -> " + branch + ")" + after
                + "\n");
        return new RandomValue(name, from.shape(), false);
    }

    /** Channels multiplied by numbers made of the whole image. */
    private RandomValue gate(String name, RandomValue from) {
        if (from.shape().size() != 3) {
            return null;
        }
        unused.remove(from);
        int channels = from.shape().get(0);
        network.append(name + " = " + from.name() + " * (" + from.name() + " -> global_avg_pool -> dense(" + channels
                + ") -> sigmoid -> reshape([" + channels + ", 1, 1]))\n");
        return new RandomValue(name, from.shape(), true);
    }

    private RandomValue loop(String name, RandomValue from) {
        unused.remove(from);
        String head = random.nextBoolean() ? "repeat 2" : "for i in 0..<2";
        String body = layers.keepingShape(from.shape(), 1 + random.nextInt(2));
        if (head.startsWith("for") && random.nextBoolean()) {
            body = "if i == 0 { " + layers.activation() + " } else { " + body + " }";
        }
        network.append(name + " = " + from.name() + " -> " + head + " { " + body + " }\n");
        return new RandomValue(name, from.shape(), false);
    }

    /** Vectors, numbers and images of one size, joined. */
    private RandomValue concat(String name) {
        RandomValue first = pick(values);
        List<RandomValue> fitting = values.stream()
                .filter(other -> first.shape().size() == 3
                        ? other.shape().size() == 3
                                && other.shape()
                                        .subList(1, 3)
                                        .equals(first.shape().subList(1, 3))
                        : first.shape().size() < 2 && other.shape().size() < 2)
                .limit(3)
                .toList();
        if (fitting.size() < 2) {
            return null;
        }
        unused.removeAll(fitting);
        network.append(name + " = concat("
                + fitting.stream().map(RandomValue::name).collect(Collectors.joining(", ")) + ")\n");
        List<Integer> shape = new ArrayList<>(first.shape().isEmpty() ? List.of(1) : first.shape());
        shape.set(
                0,
                fitting.stream()
                        .mapToInt(value ->
                                value.shape().isEmpty() ? 1 : value.shape().get(0))
                        .sum());
        return new RandomValue(name, shape, false);
    }

    private String data() {
        String normalize = List.of("", "", "  normalize auto", "  normalize mean = 0.3, std = 1.2")
                .get(random.nextInt(4));
        String scale = random.nextInt(3) == 0 ? "  scale 1 / 2" : "";
        return "data { train npz(\"data.npz\")" + scale + normalize + "  validation split(0.3) }\n";
    }

    private String augment() {
        if (!imageInput || random.nextBoolean()) {
            return "";
        }
        List<String> steps = new ArrayList<>(List.of(
                "flip(horizontal, p = 0.5)",
                "rotate(degrees = 20)",
                "crop(padding = 1)",
                "noise(std = 0.1)",
                "brightness(0.8..1.2)",
                "contrast(0.2)",
                "erase(p = 0.5, area = 0.1..0.3)",
                "translate(0.2)",
                "scale(0.2)",
                "blur(0.1..0.6)",
                "resized_crop(area = 0.5..1)",
                "color_shift(0.1)",
                "saturation(0.3)",
                "hue(0.1)",
                "repeat 2 { noise(std = 0.05) }",
                "one_of { flip(vertical)  blur }"));
        if (!colored) {
            steps.removeIf(step -> step.startsWith("color") || step.startsWith("saturation") || step.startsWith("hue"));
        }
        StringBuilder chosen = new StringBuilder();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            chosen.append(steps.remove(random.nextInt(steps.size()))).append("  ");
        }
        return "augment image { " + chosen + "}\n";
    }

    /** Some trained no more, but never all: the layers before the losses go on. */
    private String freeze() {
        List<RandomValue> weighted =
                values.stream().filter(RandomValue::hasWeights).toList();
        return weighted.isEmpty() || random.nextInt(5) > 0
                ? ""
                : "transfer { freeze " + weighted.get(0).name() + ".** }\n";
    }

    private RandomValue pick(List<RandomValue> from) {
        return from.get(random.nextInt(from.size()));
    }
}
