package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.data.SourceRequest.Columns;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads files that numpy, Pillow and Python's csv wrote: {@code recorded/record_sources.py}, which also says what is in them. */
class RecordedSourcesTest {
    private static final Pattern ARGUMENT =
            Pattern.compile("(?:(\\w+) = )?(\"[^\"]*\"|\\[[^\\]]*\\]|all except \\w+|\\w+)(?:, |$)");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\w+)");

    private static Path recorded() throws URISyntaxException {
        return Path.of(RecordedSourcesTest.class.getResource("/recorded").toURI());
    }

    static Stream<String> lines() throws IOException, URISyntaxException {
        return Files.readAllLines(recorded().resolve("sources.txt")).stream();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void everySourceGivesTheNumbersThatItsFilesWereMadeOf(String line) throws IOException, URISyntaxException {
        String[] fields = line.split(" \\| ", -1);
        List<Integer> shape = words(fields[1]).stream().map(Integer::valueOf).toList();
        Feature x = new Feature("x", Kind.REAL, shape, 0, List.of());
        Feature label = new Feature("label", Kind.INDEX, List.of(), Integer.parseInt(fields[2]), List.of());
        Description model = Models.of(List.of(x), List.of(label));

        Dataset dataset = Sources.open(recorded(), request(fields[0]), model);

        assertThat(dataset.size()).isEqualTo(fields.length - 3);
        for (int sample = 0; sample < dataset.size(); sample++) {
            float[] numbers = new float[x.width()];
            float[] own = new float[1];
            dataset.input(0, sample, numbers, 0);
            dataset.target(0, sample, own, 0);
            double sum = 0;
            double weighted = 0;
            for (int i = 0; i < numbers.length; i++) {
                sum += numbers[i];
                weighted += (i + 1.0) * numbers[i];
            }
            List<Double> expected = Stream.of(fields[sample + 3].split(" "))
                    .map(Double::valueOf)
                    .toList();
            assertThat(List.of(sum, weighted, (double) own[0])).isEqualTo(expected);
        }
    }

    /** The call as a {@code .dl} file writes it; nothing but what the recorded ones need. */
    private static SourceRequest request(String call) {
        String reader = call.substring(0, call.indexOf('('));
        boolean fileForEach = reader.equals("idx") || reader.equals("npy");
        List<String> files = new ArrayList<>();
        List<Columns> columns = new ArrayList<>();
        String file = null;
        Matcher argument = ARGUMENT.matcher(call.substring(call.indexOf('(') + 1, call.length() - 1));
        while (argument.find()) {
            List<String> words = words(argument.group(2).replace("all except ", ""));
            if (argument.group(1) == null) {
                files.addAll(words);
            } else if (!fileForEach) {
                boolean except = argument.group(2).startsWith("all except ");
                columns.add(new Columns(argument.group(1), words, except));
            } else if (argument.group(1).equals("x")) {
                files.add(0, words.get(0));
            } else {
                file = words.get(0);
            }
        }
        if (file != null) {
            files.add(file);
        }
        return new SourceRequest(reader, files, columns);
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(word.group(1) != null ? word.group(1) : word.group(2));
        }
        return words;
    }
}
