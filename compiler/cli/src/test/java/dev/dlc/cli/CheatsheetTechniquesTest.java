package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dlc.cli.CheatsheetFolder.Run;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The snippets of {@code docs/cheatsheet.md} do what the text beside them says, in numbers that follow from its formulas. */
class CheatsheetTechniquesTest {
    /** Without validation, all samples train. */
    private static final String ALL_SAMPLES = """
            data {
              train idx("train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz")
              scale 1 / 16
            }
            """;

    private static final String ZEROS = "init { default zeros }\n";
    private static final String UNMOVED = "optimizer sgd(lr = 0)\n";

    @TempDir
    static Path path;

    private static CheatsheetFolder folder;

    @BeforeAll
    static void writeData() throws IOException {
        folder = CheatsheetFolder.create(path);
    }

    /** The model of a heading, with other sections in place of some of its own. */
    private static String model(String heading, String... sections) {
        return CheatsheetPage.with(folder.page().model(heading), String.join("", sections));
    }

    /** In batches of 16, 156 samples are 9 steps and a smaller one; in batches of 32, 4 and a smaller one. */
    @ParameterizedTest
    @CsvSource({"Epoch, 4, 10", "Mini-batch gradient descent, 2, 5"})
    void anEpochTakesEverySampleOnceTheLastBatchIncluded(String heading, int epochs, int steps) throws IOException {
        Run run = folder.train(model(heading, ALL_SAMPLES));
        assertThat(run.numbers("epoch", "train_loss")).hasSize(epochs);
        assertThat(run.losses()).hasSize(epochs * steps);
    }

    /** All logits are 0: each of ten classes has a tenth, yes and no a half each; label smoothing changes nothing then. */
    @ParameterizedTest
    @CsvSource({
        "'Tips and tricks, in dlc', 10, 1",
        "Loss function, 10, 1.5",
        "Cross-entropy loss, 2, 1",
    })
    void theLossOfANetworkThatKnowsNothingIsTheLogarithmOfTheClasses(String heading, int classes, double factor)
            throws IOException {
        Run run = folder.train(model(heading, ZEROS), "--epochs", "1");
        assertThat(run.losses().get(0)).isCloseTo(factor * Math.log(classes), within(1e-6));
    }

    /** Of unscaled pixels the gradient is far longer than 1. */
    @Test
    void clippingLimitsTheNormOfAStep() throws IOException {
        String unscaled = ALL_SAMPLES.replace("scale 1 / 16", "");
        String heading = "Updating weights";
        Run run = folder.train(model(heading, unscaled, ZEROS, SOFTMAX), "--epochs", "1", "--batch", "156");
        DoubleStream moves = DoubleStream.concat(
                doubles(run.weights().get("head.dense.weight")),
                doubles(run.weights().get("head.dense.bias")));
        assertThat(Math.sqrt(moves.map(w -> w * w).sum())).isCloseTo(0.1 * 1.0, within(1e-6));
    }

    private static DoubleStream doubles(float[] numbers) {
        return IntStream.range(0, numbers.length).mapToDouble(i -> numbers[i]);
    }

    /** Of 8 channels of 2 x 2 pixels and 10 classes, and of 3 x 3 pixels of 8 channels. */
    @Test
    void initialWeightsLieWithinXaviersBoundAndSpreadAsHes() throws IOException {
        Run run = folder.train(model("Xavier initialization", UNMOVED), "--epochs", "1");
        double bound = Math.sqrt(6.0 / (32 + 10));
        assertThat(doubles(run.weights().get("head.dense.weight"))
                        .map(Math::abs)
                        .max()
                        .orElseThrow())
                .isBetween(0.95 * bound, bound);
        double squares = doubles(run.weights().get("body.conv2d.weight"))
                .map(w -> w * w)
                .average()
                .orElseThrow();
        assertThat(Math.sqrt(squares)).isCloseTo(Math.sqrt(2.0 / 72), within(0.02));
        assertThat(run.weights().get("head.dense.bias")).containsOnly(0f);
    }

    @ParameterizedTest
    @CsvSource({"Small, true, true", "Medium, true, false", "Large, false, false"})
    void transferKeepsWhatIsFrozenToTheBitAndTrainsTheRest(String heading, boolean stem, boolean body)
            throws IOException {
        Map<String, float[]> pretrained = folder.pretrained().weights();
        Run run = folder.train(folder.page().model(heading));
        for (String weight : List.of("weight", "bias")) {
            assertKept(pretrained, run, "stem.conv2d." + weight, stem);
            assertKept(pretrained, run, "body.conv2d." + weight, body);
            assertKept(pretrained, run, "head.dense." + weight, false);
        }
        Run start = folder.train(model(heading, UNMOVED), "--epochs", "1");
        assertKept(pretrained, start, "stem.conv2d.weight", true);
        assertKept(pretrained, start, "body.conv2d.weight", true);
        assertKept(pretrained, start, "head.dense.weight", false);
    }

    private static void assertKept(Map<String, float[]> pretrained, Run run, String weight, boolean kept) {
        assertThat(Arrays.equals(run.weights().get(weight), pretrained.get(weight)))
                .as(weight + " is as it was")
                .isEqualTo(kept);
    }

    @Test
    void theRateGrowsInEqualStepsAndFallsAlongHalfACosine() throws IOException {
        List<Double> rates = folder.train(model("Learning rate", ALL_SAMPLES)).numbers("step", "lr");
        assertThat(rates).hasSize(30);
        for (int t = 1; t <= 30; t++) {
            double wanted =
                    t <= 10 ? 0.01 * t / 10 : 1e-4 + (0.01 - 1e-4) * (1 + Math.cos(Math.PI * (t - 11) / (30 - 10))) / 2;
            assertThat(rates.get(t - 1)).as("step " + t).isCloseTo(wanted, within(1e-8));
        }
    }

    private static final String SOFTMAX = "network { head = image -> flatten -> dense(label.classes) }\n";

    /** Two steps over all digits at once, from weights of 0, beside the same in a few lines of Java. */
    @ParameterizedTest
    @ValueSource(strings = {"SGD", "Momentum", "RMSprop", "Adam", "Adadelta", "Adagrad"})
    void anOptimizerMovesWeightsAndBiasesByItsFormula(String heading) throws IOException {
        Run run = folder.train(
                model(heading, ALL_SAMPLES, ZEROS, SOFTMAX), "--epochs", "2", "--batch", "156", "--no-shuffle");
        double[] wanted = SoftmaxRegression.train(rule(heading), 2);
        float[] weights = run.weights().get("head.dense.weight");
        float[] bias = run.weights().get("head.dense.bias");
        for (int i = 0; i < wanted.length; i++) {
            if (!Double.isNaN(wanted[i])) {
                double found = i < weights.length ? weights[i] : bias[i - weights.length];
                assertThat(found).as(heading + " " + i).isCloseTo(wanted[i], within(0.02 * Math.abs(wanted[i])));
            }
        }
        assertThat(DoubleStream.of(wanted).filter(w -> !Double.isNaN(w)).count())
                .isGreaterThan(350);
    }

    private static SoftmaxRegression.Rule rule(String heading) {
        return switch (heading) {
            case "SGD" -> (g, s, t) -> 0.05 * g;
            case "Momentum" -> (g, s, t) -> 0.02 * (s[0] = 0.9 * s[0] + g);
            case "RMSprop" -> (g, s, t) -> 0.002 * g / (Math.sqrt(s[0] = 0.9 * s[0] + 0.1 * g * g) + 1e-8);
            case "Adam" ->
                (g, s, t) -> {
                    s[0] = 0.9 * s[0] + 0.1 * g;
                    s[1] = 0.999 * s[1] + 0.001 * g * g;
                    return 0.002 * s[0] / (1 - Math.pow(0.9, t)) / (Math.sqrt(s[1] / (1 - Math.pow(0.999, t))) + 1e-8);
                };
            case "Adadelta" ->
                (g, s, t) -> {
                    s[0] = 0.9 * s[0] + 0.1 * g * g;
                    double d = Math.sqrt(s[1] + 1e-6) / Math.sqrt(s[0] + 1e-6) * g;
                    s[1] = 0.9 * s[1] + 0.1 * d * d;
                    return d;
                };
            case "Adagrad" -> (g, s, t) -> 0.05 * g / (Math.sqrt(s[0] += g * g) + 1e-10);
            default -> throw new IllegalArgumentException(heading);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"LASSO", "Ridge", "Elastic Net"})
    void aPenaltyIsAddedToTheLossAndShrinksTheWeights(String heading) throws IOException {
        DoubleUnaryOperator penalty = switch (heading) {
            case "LASSO" -> w -> 1e-3 * Math.abs(w);
            case "Ridge" -> w -> 1e-3 * w * w;
            default -> w -> 1e-3 * (0.7 * Math.abs(w) + 0.3 * w * w);
        };
        Run plain = folder.train(CheatsheetPage.with(folder.page().base(), UNMOVED), "--epochs", "1");
        double without = plain.losses().get(0);
        double wanted = sum(plain, penalty);
        Run penalised = folder.train(model(heading, UNMOVED), "--epochs", "1");
        assertThat(penalised.losses().get(0) - without).isCloseTo(wanted, within(1e-5));

        double free = sum(folder.train(folder.page().base()), penalty);
        assertThat(sum(folder.train(folder.page().model(heading)), penalty)).isLessThan(0.97 * free);
    }

    /** Over weights, not over biases. */
    private static double sum(Run run, DoubleUnaryOperator penalty) throws IOException {
        double sum = 0;
        for (String path : List.of("stem.conv2d.weight", "body.conv2d.weight", "head.dense.weight")) {
            sum += doubles(run.weights().get(path)).map(penalty).sum();
        }
        return sum;
    }

    @Test
    void trainingStopsAfterTwoEpochsWithoutBetter() throws IOException {
        Run run = folder.train(model("Early stopping", UNMOVED));
        assertThat(run.end()).containsEntry("reason", "early_stopping").containsEntry("best_epoch", 1);
        assertThat(run.numbers("epoch", "train_loss")).hasSize(3);
    }

    @Test
    void aLateRunStopsTooAndKeepsItsBestWeights() throws IOException {
        Run run = folder.train(folder.page().model("Early stopping"));
        assertThat(run.end()).containsEntry("reason", "early_stopping");
        List<Double> validation = run.numbers("epoch", "validation_loss");
        int best = (int) run.end().get("best_epoch");
        assertThat(validation).hasSize(best + 2).hasSizeLessThan(50);
        assertThat(validation.get(best - 1) - 0.05).isLessThanOrEqualTo(Collections.min(validation));
    }

    /** One step over all digits moves the running mean by a tenth of the batch's, from 0, channel by channel. */
    @Test
    void runningMeansTakeATenthOfTheBatch() throws IOException {
        Run run = folder.train(
                model("Batch normalization", ALL_SAMPLES, UNMOVED), "--epochs", "1", "--batch", "156", "--no-shuffle");
        float[] filters = run.weights().get("stem.conv2d.weight");
        float[] running = run.weights().get("stem.batch_norm.running_mean");
        for (int channel = 0; channel < 8; channel++) {
            double mean = 0;
            for (double[] image : CheatsheetFolder.images()) {
                mean += convolved(image, filters, channel) / CheatsheetFolder.SAMPLES;
            }
            assertThat((double) running[channel]).isCloseTo(0.1 * mean, within(1e-6));
        }
    }

    /** The mean over 8 x 8 pixels of what a filter of 3 x 3 makes of an image with a border of zeros. */
    private static double convolved(double[] image, float[] filters, int channel) {
        double sum = 0;
        for (int i = 0; i < 64 * 9; i++) {
            int y = i / 9 / 8 + i % 9 / 3 - 1;
            int x = i / 9 % 8 + i % 3 - 1;
            if (y >= 0 && y < 8 && x >= 0 && x < 8) {
                sum += image[y * 8 + x] * filters[channel * 9 + i % 9];
            }
        }
        return sum / 64;
    }
}
