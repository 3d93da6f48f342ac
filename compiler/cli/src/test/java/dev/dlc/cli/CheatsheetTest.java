package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.cli.CheatsheetFolder.Run;
import dev.dlc.cli.CheatsheetPage.Part;
import dev.dlc.cli.Commands.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each technique of the page {@code docs/cheatsheet.md} has a snippet that trains, and each command on it does what is said. */
class CheatsheetTest {
    private static final Path PAGE = Path.of("../../docs/cheatsheet.md");

    /** Those of CS 230's cheatsheet of tips and tricks, and the techniques that its tables and remarks name. */
    private static final List<String> HEADINGS = List.of(
            "Data processing",
            "Data augmentation",
            "Original",
            "Flip",
            "Rotation",
            "Random crop",
            "Color shift",
            "Noise addition",
            "Information loss",
            "Contrast change",
            "Batch normalization",
            "Training a neural network",
            "Definitions",
            "Epoch",
            "Mini-batch gradient descent",
            "Loss function",
            "Cross-entropy loss",
            "Finding optimal weights",
            "Backpropagation",
            "Updating weights",
            "Parameter tuning",
            "Weights initialization",
            "Xavier initialization",
            "Transfer learning",
            "Small",
            "Medium",
            "Large",
            "Optimizing convergence",
            "Learning rate",
            "Adaptive learning rates",
            "Momentum",
            "RMSprop",
            "Adam",
            "Adadelta",
            "Adagrad",
            "SGD",
            "Regularization",
            "Dropout",
            "Weight regularization",
            "LASSO",
            "Ridge",
            "Elastic Net",
            "Early stopping",
            "Good practices",
            "Overfitting small batch",
            "Gradient checking");

    /** These only hold others, or share a command with the heading above them. */
    private static final Set<String> WITHOUT_SNIPPET = Set.of(
            "Data processing",
            "Training a neural network",
            "Definitions",
            "Finding optimal weights",
            "Parameter tuning",
            "Weights initialization",
            "Optimizing convergence",
            "Adaptive learning rates",
            "Regularization",
            "Weight regularization",
            "Overfitting small batch",
            "Gradient checking");

    @TempDir
    static Path path;

    private static CheatsheetFolder folder;

    @BeforeAll
    static void writeData() throws IOException {
        folder = CheatsheetFolder.create(path);
    }

    @Test
    void everyHeadingIsAnsweredInItsOrder() throws IOException {
        List<Part> parts = CheatsheetPage.read(PAGE).parts();
        assertThat(parts.subList(1, parts.size()).stream().map(Part::heading)).isEqualTo(HEADINGS);
        assertThat(parts)
                .filteredOn(part -> !WITHOUT_SNIPPET.contains(part.heading()))
                .allMatch(part -> !part.snippets().isEmpty() || !part.commands().isEmpty());
    }

    static Stream<Arguments> snippets() throws IOException {
        return CheatsheetPage.read(PAGE).parts().stream()
                .flatMap(part -> part.snippets().stream().map(snippet -> Arguments.of(part.heading(), snippet)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void everySnippetTrainsToALowerLoss(String heading, String snippet) throws IOException {
        Run run = folder.train(folder.page().complete(snippet));
        assertThat(run.losses()).isNotEmpty().allMatch(loss -> Double.isFinite(loss));
        List<Double> epochs = run.numbers("epoch", "train_loss");
        assertThat(epochs.get(epochs.size() - 1)).isLessThan(epochs.get(0));
    }

    /** What a command leaves: a part of what it prints, or a file with such a part. */
    private static final Map<String, List<String>> TRACES = Map.of(
            "Tips and tricks, in dlc", List.of("runs/Digits/1"),
            "Data augmentation", List.of("wrote Digits-preview.png"),
            "Batch normalization", List.of("stem.conv2d", "stem.batch_norm", "stem.relu"),
            "Mini-batch gradient descent", List.of("runs/Digits/"),
            "Backpropagation", List.of("generated/Digits.java"),
            "Transfer learning", List.of("pretrained"),
            "Good practices", List.of("head.dense.weight", "ok", "one batch of 16 samples", "learnt by heart"));

    static Stream<Part> commands() throws IOException {
        return CheatsheetPage.read(PAGE).parts().stream()
                .filter(part -> !part.commands().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandDoesWhatIsSaid(Part part) throws IOException {
        Files.writeString(path.resolve("model.dl"), folder.page().model(part.heading()));
        StringBuilder output = new StringBuilder();
        for (String command : part.commands()) {
            List<String> words = List.of(command.split(" "));
            if (words.get(0).equals("cp")) {
                assertThat(path.resolve(words.get(1))).exists();
                continue;
            }
            assertThat(words.get(0)).isEqualTo("dlc");
            Result result =
                    new Commands(path).run(words.subList(1, words.size()).toArray(String[]::new));
            assertThat(result.status()).as(result.out() + result.err()).isZero();
            output.append(result.out());
        }
        assertThat(output.toString()).contains(TRACES.get(part.heading())).doesNotContain("WRONG");
        if (part.heading().equals("Backpropagation")) {
            assertThat(path.resolve("generated/Digits.java")).content().contains("backwardHeadDense");
        }
    }

    /** The first batch has the same images and weights: a loss that differs has seen the images augmented. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Data augmentation",
                "Original",
                "Flip",
                "Rotation",
                "Random crop",
                "Noise addition",
                "Information loss",
                "Contrast change"
            })
    void everyAugmentationChangesTheImagesOfABatch(String heading) throws IOException {
        double plain = folder.train(folder.page().base()).losses().get(0);
        double augmented = folder.train(folder.page().model(heading)).losses().get(0);
        assertThat(augmented).isNotEqualTo(plain);
    }

    /** Where weights don't move and samples keep their order, only chance makes an epoch's losses differ from another's. */
    @ParameterizedTest
    @CsvSource({"'Tips and tricks, in dlc', false", "Data augmentation, true", "Color shift, true", "Dropout, true"})
    void whatIsDrawnAtRandomIsDrawnAnewInEachEpochAndNotForPredictions(String heading, boolean random)
            throws IOException {
        String unmoved = CheatsheetPage.with(folder.page().model(heading), "optimizer sgd(lr = 0)");
        Run run = folder.train(unmoved, "--epochs", "2", "--no-shuffle");
        List<Double> losses = run.losses();
        int half = losses.size() / 2;
        assertThat(losses.subList(0, half).equals(losses.subList(half, 2 * half)))
                .isNotEqualTo(random);
        assertThat(Set.copyOf(run.numbers("epoch", "validation_loss"))).hasSizeLessThan(2);
    }
}
