package dev.dlc.samples.embedded;

import dev.dlc.runtime.ClassProbability;
import dev.dlc.runtime.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Trains a network inside an app and predicts with it, in the app's own types; {@code Iris} is what dlc has made of iris.dl. */
public final class Flowers {
    private Flowers() {}

    /** @param arguments iris.csv, and where the weights go */
    public static void main(String[] arguments) throws IOException {
        List<Iris.Example> known = new ArrayList<>();
        List<Iris.Example> heldBack = new ArrayList<>();
        List<Iris.Example> all = read(Path.of(arguments[0]));
        for (int i = 0; i < all.size(); i++) {
            (i % 5 == 0 ? heldBack : known).add(all.get(i));
        }

        Iris network = new Iris();
        network.fit(Iris.dataset(known), network.options().epochs(100));
        Evaluation evaluation = network.evaluate(Iris.dataset(heldBack));
        System.out.printf(
                Locale.ROOT,
                "trained on %d flowers, right on %.0f of %d others%n",
                known.size(),
                evaluation.metrics().get("accuracy") * evaluation.samples(),
                evaluation.samples());

        Path weights = Path.of(arguments[1]);
        network.save(weights);
        Iris loaded = Iris.load(weights);
        Iris.Prediction flower = loaded.predict(new Iris.Input(6.1f, 2.9f, 4.9f, 1.7f));
        if (flower.species() == Iris.Species.SETOSA) {
            System.out.println("a small one");
        }
        for (ClassProbability<Iris.Species> species : flower.topK(3)) {
            System.out.printf(Locale.ROOT, "%-10s %5.1f %%%n", species.label(), 100 * species.probability());
        }
    }

    /** Rows of four lengths in centimetres and a name. */
    private static List<Iris.Example> read(Path table) throws IOException {
        List<Iris.Example> examples = new ArrayList<>();
        List<String> lines = Files.readAllLines(table);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",");
            Iris.Input input = new Iris.Input(
                    Float.parseFloat(cells[0]),
                    Float.parseFloat(cells[1]),
                    Float.parseFloat(cells[2]),
                    Float.parseFloat(cells[3]));
            examples.add(new Iris.Example(input, Iris.Species.valueOf(cells[4].toUpperCase(Locale.ROOT))));
        }
        return examples;
    }
}
