package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dlc.data.SourceRequest.Columns;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
    private static final Feature SPECIES =
            new Feature("species", Kind.INDEX, List.of(), 2, List.of("setosa", "iris virginica"));
    private static final Feature CODE = new Feature("code", Kind.INDEX, List.of(), 3, List.of());
    private static final Feature SICK = new Feature("sick", Kind.BINARY, List.of(), 0, List.of());

    @TempDir
    Path folder;

    private Dataset open(String text, List<Columns> columns, List<Feature> inputs, List<Feature> targets)
            throws IOException {
        Files.writeString(folder.resolve("t.csv"), text);
        return Sources.open(folder, new SourceRequest("csv", List.of("t.csv"), columns), Models.of(inputs, targets));
    }

    private static float[] row(Dataset dataset, Description model, int sample) {
        List<Feature> inputs = model.inputs();
        float[] numbers = new float
                [inputs.stream().mapToInt(Feature::width).sum()
                        + model.targets().size()];
        int at = 0;
        for (int i = 0; i < inputs.size(); i++) {
            dataset.input(i, sample, numbers, at);
            at += inputs.get(i).width();
        }
        for (int i = 0; i < model.targets().size(); i++) {
            dataset.target(i, sample, numbers, at++);
        }
        return numbers;
    }

    @Test
    void columnsBindByNameInAnyOrder() throws IOException {
        List<Feature> inputs = List.of(Models.real("width"), Models.real("length"));
        Dataset dataset = open(
                "species, length ,width\nsetosa,1.5,-2e1\niris virginica,3,+.5\n", List.of(), inputs, List.of(SPECIES));

        Description model = Models.of(inputs, List.of(SPECIES));
        assertThat(dataset.size()).isEqualTo(2);
        assertThat(row(dataset, model, 0)).containsExactly(-20, 1.5f, 0);
        assertThat(row(dataset, model, 1)).containsExactly(0.5f, 3, 1);
    }

    @Test
    void vectorTakesSeveralColumnsInTheOrderGiven() throws IOException {
        List<Feature> inputs = List.of(Models.real("x", 2));
        Dataset dataset = open(
                "a,b,code\n1,2,0\n3,4,2\n", List.of(new Columns("x", List.of("b", "a"), false)), inputs, List.of(CODE));

        assertThat(row(dataset, Models.of(inputs, List.of(CODE)), 1)).containsExactly(4, 3, 2);
    }

    @Test
    void vectorTakesAllColumnsExceptSome() throws IOException {
        List<Feature> inputs = List.of(Models.real("x", 1, 1, 2));
        Dataset dataset = open(
                "a,code,b,id\n1,0,2,77\n",
                List.of(new Columns("x", List.of("code", "id"), true)),
                inputs,
                List.of(CODE));

        assertThat(row(dataset, Models.of(inputs, List.of(CODE)), 0)).containsExactly(1, 2, 0);
    }

    @Test
    void binaryIsWrittenAsNumberOrWord() throws IOException {
        List<Feature> inputs = List.of(Models.real("a"));
        Dataset dataset = open("a,sick\n1,0\n1,1\n1,true\n1,false\n", List.of(), inputs, List.of(SICK));

        Description model = Models.of(inputs, List.of(SICK));
        for (int i = 0; i < 4; i++) {
            assertThat(row(dataset, model, i)[1]).isEqualTo(i == 1 || i == 2 ? 1 : 0);
        }
    }

    @Test
    void byteOrderMarkQuotesEmptyLinesAndWindowsLineEndsAreTaken() throws IOException {
        List<Feature> inputs = List.of(Models.real("a, b"));
        Dataset dataset =
                open("\uFEFF\"a, b\",species\r\n\"7\",\"setosa\"\r\n\r\n8,setosa", List.of(), inputs, List.of(SPECIES));

        assertThat(dataset.size()).isEqualTo(2);
        assertThat(row(dataset, Models.of(inputs, List.of(SPECIES)), 1)).containsExactly(8, 0);
    }

    @Test
    void manyRowsAreRead() throws IOException {
        StringBuilder text = new StringBuilder("a,b,code\n");
        for (int i = 0; i < 1000; i++) {
            text.append(i).append(',').append(-i).append(',').append(i % 3).append('\n');
        }
        List<Feature> inputs = List.of(Models.real("x", 2));
        Dataset dataset =
                open(text.toString(), List.of(new Columns("x", List.of("a", "b"), false)), inputs, List.of(CODE));

        assertThat(row(dataset, Models.of(inputs, List.of(CODE)), 999)).containsExactly(999, -999, 0);
    }

    @Test
    void valuesThatCannotBeAreRefusedWithLineAndColumn() {
        assertRefused("a,species\n1,setosa\nx,setosa\n", "line 3, column a", "'x' is not a finite number");
        assertRefused("a,species\nNaN,setosa\n", "line 2, column a", "'NaN' is not a finite number");
        assertRefused("a,species\n0x1p3,setosa\n", "line 2, column a", "not a finite number");
        assertRefused("a,species\n1f,setosa\n", "line 2, column a", "not a finite number");
        assertRefused("a,species\n1e99,setosa\n", "line 2, column a", "not a finite number");
        assertRefused("a,species\n-,setosa\n", "line 2, column a", "not a finite number");
        assertRefused("a,species\n,setosa\n", "line 2, column a", "there is no value");
        assertRefused("a,species\n1,rose\n", "line 2, column species", "unknown class 'rose'");
        assertRefused("a,species\n1,0\n", "line 2, column species", "unknown class '0'");
    }

    @Test
    void tablesThatCannotBeAreRefused() {
        assertRefused("a,species\n1,setosa,2\n", "line 2", "3 fields, but 2 columns");
        assertRefused("a,species\n1\n", "line 2", "1 fields, but 2 columns");
        assertRefused("a,a\n1,setosa\n", "line 1", "two columns named 'a'");
        assertRefused("b,species\n1,setosa\n", "line 1", "there is no column 'a'");
        assertRefused("a,species\n", "line 2", "no line after the columns' names");
        assertRefused("", "line 1", "an empty file");
        assertRefused("a,species\n1,\"setosa\n", "line 2", "a quoted field without an end");
        assertRefused("a,species\n1,\"setosa\"x\n", "line 2", "Unexpected character after closing quote");
    }

    private void assertRefused(String text, String place, String problem) {
        assertThatThrownBy(() -> open(text, List.of(), List.of(Models.real("a")), List.of(SPECIES)))
                .isInstanceOfSatisfying(DataException.class, e -> {
                    assertThat(e.place()).isEqualTo(place);
                    assertThat(e.problem()).contains(problem);
                    assertThat(e.help()).isNotBlank();
                });
    }

    @Test
    void unknownColumnListsTheColumns() {
        assertThatThrownBy(() -> open("x,species\n", List.of(), List.of(Models.real("a")), List.of(SPECIES)))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.help()).isEqualTo("the columns are x, species"));
    }

    @Test
    void classesBeyondTheLimitAreRefused() {
        assertThatThrownBy(() -> open("a,code\n1,3\n", List.of(), List.of(Models.real("a")), List.of(CODE)))
                .hasMessageContaining("line 2, column code: '3' is not from 0 to 2");
        assertThatThrownBy(() -> open("a,code\n1,1.5\n", List.of(), List.of(Models.real("a")), List.of(CODE)))
                .hasMessageContaining("'1.5' is not from 0 to 2");
        assertThatThrownBy(() -> open("a,sick\n1,2\n", List.of(), List.of(Models.real("a")), List.of(SICK)))
                .hasMessageContaining("'2' is not from 0 to 1");
    }

    @Test
    void numberOfColumnsMustBeTheShapes() {
        assertThatThrownBy(() -> open(
                        "a,b,code\n1,2,0\n",
                        List.of(new Columns("x", List.of("a", "b"), false)),
                        List.of(Models.real("x", 3)),
                        List.of(CODE)))
                .hasMessageContaining("x of shape [3] has 3 numbers, but 2 columns are given for it");
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws IOException {
        Files.write(folder.resolve("t.csv"), "a,species\n1,s\u00e9tosa\n".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Sources.open(
                        folder,
                        new SourceRequest("csv", List.of("t.csv"), List.of()),
                        Models.of(List.of(Models.real("a")), List.of(SPECIES))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void quoteWithoutAnEndIsRefused() {
        assertThatThrownBy(
                        () -> open("a,species\n\"1,setosa\n", List.of(), List.of(Models.real("a")), List.of(SPECIES)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void inputsAloneNeedNoTargets() throws IOException {
        Files.writeString(folder.resolve("t.csv"), "a\n5\n");

        Dataset dataset = Sources.inputs(
                folder,
                new SourceRequest("csv", List.of("t.csv"), List.of()),
                Models.of(List.of(Models.real("a")), List.of(SPECIES)));

        float[] numbers = new float[1];
        dataset.input(0, 0, numbers, 0);
        assertThat(numbers).containsExactly(5);
    }
}
