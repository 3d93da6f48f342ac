package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.ExampleModel;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.catalogue.PerPort;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.layer.Layer;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Walks the names that the language has (but for those of sequences) and proves of each that it has a file of its own, an entry in
 * the reference, an example that compiles, gradients that are checked and numbers recorded elsewhere, for each of its arguments.
 */
class CatalogueProofTest {
    /** The table of the language's definition: not read from the code that is to have all of it. */
    private static final Map<String, String> NAMES = Map.of(
            "layers",
            "dense conv1d conv2d depthwise_conv2d conv_transpose2d max_pool avg_pool global_avg_pool global_max_pool batch_norm"
                    + " layer_norm group_norm dropout flatten reshape upsample pad concat"
                    + " relu leaky_relu elu selu gelu silu sigmoid tanh softmax softplus hard_swish",
            "augmentations",
            "flip rotate crop resized_crop color_shift brightness contrast saturation hue noise erase translate scale blur"
                    + " repeat one_of",
            "losses",
            "cross_entropy binary_cross_entropy mse mae huber hinge kl_divergence",
            "optimizers",
            "sgd momentum rmsprop adam adamw adagrad adadelta",
            "schedules",
            "constant step exponential polynomial cosine warmup one_cycle plateau",
            "initialisers",
            "xavier_uniform xavier_normal he_uniform he_normal lecun_normal orthogonal normal uniform constant zeros",
            "regularizers",
            "l1 l2 elastic_net max_norm dropout early_stopping",
            "metrics",
            "accuracy top_k precision recall f1 auc mae rmse r2 confusion",
            "data",
            "idx csv images npy npz cifar");

    /** Names whose entry is of another kind than the table's: what is done with it, not how it is written, put it there. */
    private static final Map<String, String> ELSEWHERE = Map.of(
            "repeat", "groups of augmentations",
            "one_of", "groups of augmentations",
            "dropout", "layers",
            "early_stopping", "ends of the training");

    /** Names and arguments that no recorded case gives, and why. */
    private static final Map<String, String> EXCEPTIONS = Map.of(
            "color_shift", "torchvision has none: a sum, expected by hand in the runtime's tests",
            "noise", "random numbers alone: their distribution is tested",
            "erase", "a value in a random rectangle: the rectangle's distribution is tested");

    /** Names and arguments that no other framework has in a form to record: what is expected by hand, in tests of the runtime. */
    private static final Map<String, String> BY_HAND = Map.of(
            "repeat", "core/augment/RandomnessTest.repeatDrawsAnewEachTime",
            "one_of", "core/augment/RandomnessTest.oneOfChoosesEachEquallyOften",
            "early_stopping", "core/TrainerTest.earlyStoppingEndsAfterPatienceEpochsWithoutBetter",
            "early_stopping(monitor)", "core/TrainerTest.scoresAreBetterWhenHigher",
            "early_stopping(patience)", "core/TrainerTest.gainsBelowTheLeastDoNotCountAsBetter",
            "early_stopping(min_delta)", "core/TrainerTest.gainsBelowTheLeastDoNotCountAsBetter");

    private static final Path SOURCES = Path.of("src/main/java/dev/dlc/compiler");
    private static final Path RUNTIME = Path.of("../../runtime/core/src/test/resources");

    private static final Path SOURCES_READ = Path.of("../../runtime/data/src/test/resources/recorded/sources.txt");

    static Stream<Arguments> names() {
        return NAMES.entrySet().stream()
                .flatMap(kind -> Stream.of(kind.getValue().split(" "))
                        .map(name -> List.of(ELSEWHERE.getOrDefault(name, kind.getKey()), name)))
                .distinct()
                .map(pair -> Arguments.of(pair.toArray()));
    }

    private static Signature<?> entry(String kind, String name) {
        return Catalogue.of(ExampleModel.ROOTS.get(kind))
                .find(name)
                .orElseThrow(() -> new AssertionError("the catalogue has no " + name));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameHasAFile(String kind, String name) {
        Class<?> type = entry(kind, name).type();
        String folder = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);

        assertThat(SOURCES.resolve(folder).resolve(type.getSimpleName() + ".java"))
                .exists();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameHasAnEntryInTheReference(String kind, String name) throws IOException {
        String reference = Files.readString(Path.of("../../docs/reference.md"));
        List<String> parts = Stream.of(reference.split("\n## "))
                .filter(part -> part.toLowerCase(Locale.ROOT).startsWith(kind))
                .toList();

        assertThat(parts).hasSize(1);
        String[] entry = (parts.get(0) + "\n### ").split("\n### " + name + "\n");
        assertThat(entry).as(name).hasSize(2);
        assertThat(entry[1].split("\n### ")[0]).contains("- formula: ", "- PyTorch: ", "- Keras: ", "```");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameHasAnExampleThatCompiles(String kind, String name) {
        String text = ExampleModel.text(ExampleModel.ROOTS.get(kind), entry(kind, name));

        Options options = new Options("dev.dlc.test", Map.of(), Precision.FLOAT, Trace.NONE);
        Compiler.Result result = Compiler.compile(new SourceFile("test.dl", text), Imports.NONE, options);

        // a warning says that the whole is unusual, which the smallest model around an example may be
        assertThat(result.diagnostics()).filteredOn(Diagnostic::isError).isEmpty();
        assertThat(result.units()).hasSize(1);
        assertThat(result.units().get(0).source().text()).contains("class M");
    }

    @Test
    void everyNameWithAGradientIsCheckedAgainstDifferences() {
        Set<Class<?>> checked = new HashSet<>();
        for (ParityCase parity : GradientCheckTest.cases()) {
            Model model = ExampleModel.analyse(parity.dl());
            model.layers().forEach(call -> checked.add(call.layer().getClass()));
            model.losses().forEach(term -> checked.add(term.loss().getClass()));
            model.weights().forEach(weight -> weight.regularizers().forEach(one -> checked.add(one.getClass())));
        }
        for (String kind : List.of("layers", "losses", "regularizers")) {
            for (String name : NAMES.get(kind).split(" ")) {
                String own = ELSEWHERE.getOrDefault(name, kind);
                if (!own.equals("ends of the training")) {
                    assertThat(checked).as(name).contains(entry(own, name).type());
                }
            }
        }
        // operators, too, which no table names
        assertThat(checked)
                .containsAll(Catalogue.of(Layer.class).entries())
                .containsAll(Catalogue.of(Loss.class).entries())
                .containsAll(Catalogue.of(Regularizer.class).entries());
    }

    /** Each name, and each of its arguments at a value that is not its default. */
    @ParameterizedTest
    @MethodSource("names")
    void everyNameAndArgumentHasARecordedCase(String kind, String name) throws IOException {
        String cases = recorded(kind);
        List<String> missing = new ArrayList<>();
        boolean found =
                Pattern.compile("\\b" + name + "\\b(?!\\.)").matcher(cases).find();
        if (!found && !EXCEPTIONS.containsKey(name) && !isExpectedByHand(name)) {
            missing.add(name);
        }
        if (!kind.equals("augmentations")) {
            for (Parameter parameter : entry(kind, name).parameters()) {
                String argument = name + "(" + parameter.name() + ")";
                if (!parameter.isRequired()
                        && !isGiven(name, parameter, cases)
                        && !EXCEPTIONS.containsKey(argument)
                        && !isExpectedByHand(argument)) {
                    missing.add(argument);
                }
            }
        }
        assertThat(missing).as("what no recorded case of " + kind + " gives").isEmpty();
    }

    private static boolean isExpectedByHand(String what) throws IOException {
        if (!BY_HAND.containsKey(what)) {
            return false;
        }
        String[] test = BY_HAND.get(what).split("[/.]", 2);
        String[] method = test[1].split("\\.");
        Path file = Path.of("../../runtime/" + test[0] + "/src/test/java/dev/dlc/runtime/" + method[0] + ".java");
        assertThat(Files.readString(file)).as(what).contains("    @Test\n    void " + method[1] + "(");
        return true;
    }

    private static boolean isGiven(String name, Parameter parameter, String cases) {
        String value = "(\\[[^\\]]*\\]|[^,()\\[\\]]+)";
        boolean perPort =
                parameter.type() instanceof ParameterizedType generic && generic.getRawType() == PerPort.class;
        String argument = perPort ? "\\w+" : parameter.name();
        Matcher calls = Pattern.compile("\\b" + name + "\\([^()]*\\b" + argument + " = " + value)
                .matcher(cases);
        while (calls.find()) {
            if (!same(calls.group(1).strip(), parameter.byDefault().orElseThrow())) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String value, String byDefault) {
        try {
            return Double.parseDouble(value) == Double.parseDouble(byDefault);
        } catch (NumberFormatException words) {
            return value.equals(byDefault);
        }
    }

    /** What a {@code .dl} file says in the recorded cases; of metrics and augmentations, which are computed elsewhere, their names. */
    private static String recorded(String kind) throws IOException {
        switch (kind) {
            case "schedules":
                return String.join("\n", RecordedSchedules.CASES.values());
            case "initialisers":
                return RecordedInitializersTest.cases().stream()
                        .map(one -> (String) one.get("initializer"))
                        .collect(Collectors.joining("\n"));
            case "metrics":
                return firstWords("metrics/metrics.txt")
                        .replaceAll("\\w+\\.", "")
                        .replaceAll("top_\\d+", "top_k");
            case "augmentations":
                return firstWords("augment/augmentations.txt");
            case "data":
                return Files.readString(SOURCES_READ);
            case "groups of augmentations", "ends of the training":
                return "";
            default:
                return ParityCase.all().stream().map(ParityCase::dl).collect(Collectors.joining("\n"));
        }
    }

    private static String firstWords(String file) throws IOException {
        try (Stream<String> lines = Files.lines(RUNTIME.resolve(file))) {
            return lines.map(line -> line.split("\\s")[0]).distinct().collect(Collectors.joining("\n"));
        }
    }
}
