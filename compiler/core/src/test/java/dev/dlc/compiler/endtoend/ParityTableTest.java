package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.ExampleModel;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.endtoend.ParityRun.Quantity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds docs/parity.md to what the parity tests compare; {@code -DupdateGolden} writes it. The differences in it are those of the day
 * that it was written: a change of a kernel may move their digits, and {@link ParityTest} says how far.
 */
class ParityTableTest {
    private static final Path FILE = Path.of("../../docs/parity.md");
    private static final List<String> KINDS = List.of("layers", "losses", "optimizers", "regularizers");
    private static final Map<String, String> WHOLE = Map.of(
            "chain", "a chain of activations",
            "reuse", "values used twice",
            "clip_norm", "gradients clipped by their norm",
            "weighted_sum", "a weighted sum of losses");

    private final StringBuilder out = new StringBuilder();

    @Test
    void theTableIsOfWhatIsCompared() throws IOException {
        String table = table();
        if (System.getProperty("updateGolden") != null) {
            Files.writeString(FILE, table);
        }
        assertThat(withoutDifferences(table)).isEqualTo(withoutDifferences(Files.readString(FILE)));
    }

    private static String withoutDifferences(String text) {
        return text.replaceAll("\\b(\\de-\\d+|exact)(?= ·| \\|)", "#");
    }

    private String table() throws IOException {
        out.append("""
                # Compared with PyTorch

                What dlc computes beside numbers that PyTorch 1.13, torchvision 0.14 and scikit-learn 1.2 computed; the scripts that
                recorded them lie beside the files, in `compiler/core/src/test/resources/parity` and `runtime/core/src/test/resources`.
                `mvn test -pl compiler/core -am -Dtest=ParityTableTest -DargLine=-DupdateGolden
                -Dsurefire.failIfNoSpecifiedTests=false` writes this page again.

                A difference is the largest of all cases, as a share of the largest number of its tensor (of 0.001 where that is smaller).
                The first is that of a class generated in double precision, whose reference has ten digits; the second, behind the dot,
                that of the usual one in single precision, beside the same reference in double. Tests fail above 1e-8 and 2e-5.
                The input's gradient is seen in the weights of a layer in front. Finite differences are central ones of the loss in
                double precision, for every weight; tests fail above 1e-6.
                """);
        Map<String, Map<String, List<ParityCase>>> kinds = byEntry();
        layers(kinds.get("layers"));
        section("Losses", kinds.get("losses"), "loss", List.of(Quantity.LOSS), List.of(Quantity.WEIGHT_GRADIENT));
        section(
                "Regularizers",
                kinds.get("regularizers"),
                "loss",
                List.of(Quantity.LOSS),
                List.of(Quantity.WEIGHT_GRADIENT, Quantity.WEIGHTS));
        optimizers(kinds.get("optimizers"));
        section(
                "Together",
                kinds.get("together"),
                "outputs and loss",
                List.of(Quantity.OUTPUT, Quantity.LOSS),
                List.of(Quantity.INPUT_GRADIENT, Quantity.WEIGHT_GRADIENT, Quantity.WEIGHTS));
        trajectories();
        schedules();
        elsewhere();
        return out.toString();
    }

    /** The cases of each entry, by kind: a case's name begins with its entry's. */
    private static Map<String, Map<String, List<ParityCase>>> byEntry() {
        Map<String, Map<String, List<ParityCase>>> kinds = new LinkedHashMap<>();
        for (ParityCase parity : ParityCase.all()) {
            String kind = "together";
            String entry = "";
            for (String candidate : KINDS) {
                for (String name : names(ExampleModel.ROOTS.get(candidate))) {
                    boolean fits = (parity.name() + "_").startsWith(name + "_");
                    if (fits && name.length() > entry.length()) {
                        kind = candidate;
                        entry = name;
                    }
                }
            }
            String row = entry.isEmpty() ? WHOLE.get(parity.name()) : entry;
            assertThat(row).as("what " + parity.name() + " is a case of").isNotNull();
            kinds.computeIfAbsent(kind, ignored -> new TreeMap<>())
                    .computeIfAbsent(row, ignored -> new ArrayList<>())
                    .add(parity);
        }
        return kinds;
    }

    private static <T> List<String> names(Class<T> root) {
        return Catalogue.of(root).entries().stream()
                .map(entry -> Catalogue.snakeCase(entry.getSimpleName()))
                .toList();
    }

    private void layers(Map<String, List<ParityCase>> entries) {
        out.append(
                "\n## Layers\n\n| layer | cases | outputs | input gradient | weight gradients"
                        + " | weights and running statistics after a step | finite differences |\n|---|---|---|---|---|---|---|\n");
        entries.forEach((entry, cases) -> row(
                entry,
                cases,
                difference(cases, Quantity.OUTPUT),
                difference(cases, Quantity.INPUT_GRADIENT),
                difference(cases, Quantity.WEIGHT_GRADIENT),
                difference(cases, Quantity.WEIGHTS),
                slopes(cases)));
    }

    private void section(
            String heading,
            Map<String, List<ParityCase>> entries,
            String values,
            List<Quantity> first,
            List<Quantity> second) {
        out.append("\n## " + heading + "\n\n| | cases | " + values + " | gradients"
                + (second.contains(Quantity.WEIGHTS) ? " and weights" : "")
                + " | finite differences |\n|---|---|---|---|---|\n");
        entries.forEach((entry, cases) -> row(
                entry,
                cases,
                difference(cases, first.toArray(new Quantity[0])),
                difference(cases, second.toArray(new Quantity[0])),
                slopes(cases)));
    }

    private void optimizers(Map<String, List<ParityCase>> entries) {
        out.append("\n## Optimizers\n\nTwenty steps, the learning rate nine tenths of the last step's.\n\n"
                + "| optimizer | cases | losses of the steps | weights after the last |\n|---|---|---|---|\n");
        entries.forEach((entry, cases) -> {
            cases.forEach(one -> {
                assertThat(one.steps()).isEqualTo(20);
                assertThat(one.decay()).isEqualTo(0.9);
            });
            row(entry, cases, difference(cases, Quantity.LOSS), difference(cases, Quantity.WEIGHTS));
        });
    }

    private void trajectories() throws IOException {
        out.append(
                "\n## Whole models\n\nThe loss of each of 50 steps on handwritten digits, in single precision on both sides, as a"
                        + " share of the loss. Tests fail above 2e-4 in the first ten steps and 5e-3 after.\n\n"
                        + "| model | steps 1 to 10 | all |\n|---|---|---|\n");
        for (String model : TrajectoryTest.MODELS) {
            double[] differences = TrajectoryTest.differences(model);
            String text = "[" + model + ".dl](../compiler/core/src/test/resources/parity/" + model + ".dl)";
            line(text, rounded(DoubleStream.of(differences).limit(10)), rounded(DoubleStream.of(differences)));
        }
    }

    private void schedules() {
        out.append("\n## Schedules\n\nThe rate of each of 40 steps in ten epochs, as a share of the largest.\n\n"
                + "| schedule | PyTorch's |\n|---|---|\n");
        Map<String, double[]> recorded = RecordedSchedules.recorded();
        recorded.forEach((name, wanted) -> {
            double[] found = RecordedSchedules.rates(name);
            double largest = DoubleStream.of(wanted).max().orElseThrow();
            DoubleStream differences =
                    IntStream.range(0, wanted.length).mapToDouble(i -> Math.abs(found[i] - wanted[i]) / largest);
            line("`" + RecordedSchedules.CASES.get(name) + "`", rounded(differences));
        });
    }

    private void elsewhere() throws IOException {
        out.append("\n## Initialisers, metrics and augmentations\n\n"
                + "Initialisers draw other numbers than PyTorch's, from what torch.nn.init hands to its generator: the same bounds, or"
                + " mean and deviation (of orthogonal ones the products of rows). Recorded for two shapes each: ");
        out.append(String.join(
                ", ",
                RecordedInitializersTest.cases().stream()
                        .map(one -> "`" + one.get("initializer") + "`")
                        .distinct()
                        .toList()));
        out.append(
                ".\n\nMetrics agree with scikit-learn to 1e-6, augmentations with torchvision's functions to the tolerances of"
                        + " the runtime's tests; what augmentations draw is tested by its distribution.\n");
    }

    private void row(String entry, List<ParityCase> cases, String... cells) {
        List<String> all = new ArrayList<>(List.of(entry, String.valueOf(cases.size())));
        all.addAll(List.of(cells));
        line(all.toArray(new String[0]));
    }

    private void line(String... cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** In double and in single precision; empty where no case has such a number. */
    private static String difference(List<ParityCase> cases, Quantity... quantities) {
        List<String> both = new ArrayList<>();
        for (Precision precision : List.of(Precision.DOUBLE, Precision.FLOAT)) {
            cases.stream()
                    .flatMap(parity -> ParityRun.of(parity, precision).stream())
                    .filter(difference -> List.of(quantities).contains(difference.quantity()))
                    .max(Comparator.comparingDouble(ParityRun.Difference::size))
                    .ifPresent(worst -> both.add(rounded(DoubleStream.of(worst.size()))));
        }
        return String.join(" · ", both);
    }

    private static String slopes(List<ParityCase> cases) {
        return rounded(cases.stream().mapToDouble(GradientCheckTest::worst));
    }

    /** The largest, rounded up to one digit, 3e-9; "exact" where there is none. */
    private static String rounded(DoubleStream differences) {
        double largest = differences.max().orElse(0);
        if (largest == 0) {
            return "exact";
        }
        int exponent = (int) Math.floor(Math.log10(largest));
        long digit = (long) Math.ceil(largest / Math.pow(10, exponent));
        return String.format(
                Locale.ROOT, digit == 10 ? "1e%d" : "%2$de%1$d", digit == 10 ? exponent + 1 : exponent, digit);
    }

    @Test
    void digitsAloneMakeNoDifference() {
        assertThat(Stream.of("| relu | 2 | 3e-10 · 4e-7 | exact |", "| relu | 2 | 1e-9 · exact | 5e-8 |")
                        .map(ParityTableTest::withoutDifferences)
                        .distinct())
                .hasSize(1);
        assertThat(withoutDifferences("| relu | 2 | 3e-10 |")).isNotEqualTo(withoutDifferences("| relu | 3 | 3e-10 |"));
    }
}
