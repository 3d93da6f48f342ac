package dev.dlc.compiler.endtoend;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Targets and losses of a {@link RandomModel}: all values that nothing has used yet come together before them. */
final class RandomHeads {
    private final Random random;
    private final StringBuilder targets = new StringBuilder();
    private final StringBuilder values = new StringBuilder();
    private final List<String> losses = new ArrayList<>();

    RandomHeads(Random random, List<RandomValue> unused) {
        this.random = random;
        List<String> flat = new ArrayList<>();
        for (RandomValue value : unused) {
            flat.add(value.shape().size() < 2 ? value.name() : "(" + value.name() + " -> flatten)");
        }
        values.append("all_of = " + (flat.size() == 1 ? flat.get(0) : "concat(" + String.join(", ", flat) + ")")
                + " * 1.5\n");
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            head("y" + i, "out" + i);
        }
    }

    private void head(String target, String out) {
        String pair = "(" + out + ", " + target;
        switch (random.nextInt(6)) {
            case 0 -> {
                add(target + ": class { cat, \"T-shirt\", dog }", out + " = all_of -> dense(" + target + ".classes)");
                losses.add("cross_entropy" + pair + ", smoothing = 0.1)");
            }
            case 1 -> {
                add(target + ": class[4]", out + " = all_of -> dense(4)");
                losses.add("cross_entropy" + pair + ", weights = [0.5, 2, 1, 1.5])");
            }
            case 2 -> {
                add(target + ": binary", out + " = all_of -> dense(1)");
                losses.add((random.nextBoolean() ? "hinge" : "binary_cross_entropy") + pair + ")");
            }
            case 3 -> {
                add(target + ": float", out + " = all_of -> dense(1)");
                losses.add(real() + pair + ")");
            }
            case 4 -> {
                add(target + ": float[3]", out + " = all_of -> dense(3)");
                losses.add(real() + pair + ")");
            }
            default -> {
                add(target + ": float[3]", out + " = all_of -> dense(3) -> softmax");
                losses.add("kl_divergence" + pair + ")");
            }
        }
    }

    private String real() {
        return List.of("mse", "mae", "huber").get(random.nextInt(3));
    }

    private void add(String target, String value) {
        targets.append("target ").append(target).append('\n');
        values.append(value).append('\n');
    }

    String targets() {
        return targets.toString();
    }

    /** Lines of the network. */
    String values() {
        return values.toString();
    }

    String losses() {
        return "loss " + String.join(" * 0.3 + ", losses) + "\n";
    }
}
