package dev.dlc.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.data.CsvProblem;
import dev.dlc.data.Shown;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Inference;
import java.io.BufferedReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Samples of a table whose first line names its columns: the columns that the model was trained on; for a model of other data
 * {@code name} for an input of one number, and {@code name_0, name_1, …} for several, or all columns where there is one input.
 */
final class CsvSamples implements SampleReader {
    private static final String NUMBER = "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?";

    private final Description description;
    private final List<DataSpec.Columns> columns;
    private final String name;
    private final Iterator<CsvRecord> rows;
    private final List<String> header;
    /** For each input the positions of its columns. */
    private final List<List<Integer>> positions = new ArrayList<>();

    /** @param columns those of the training data, empty where it was no table */
    CsvSamples(Description description, List<DataSpec.Columns> columns, BufferedReader text, String name) {
        this.description = description;
        this.columns = columns;
        this.name = name;
        this.rows = CsvReader.builder()
                .skipEmptyLines(true)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)
                .iterator();
        if (!hasNext()) {
            throw SampleFault.of(name, 1, "is empty", "the first line names the columns");
        }
        List<String> names = new ArrayList<>(rows.next().getFields());
        if (names.get(0).startsWith("\uFEFF")) {
            names.set(0, names.get(0).substring(1));
        }
        this.header = names.stream().map(String::strip).toList();
        description.inputs().forEach(input -> positions.add(positions(input)));
    }

    private boolean hasNext() {
        try {
            return rows.hasNext();
        } catch (CsvParseException e) {
            CsvProblem problem = CsvProblem.of(e);
            throw problem.line() == 0
                    ? SampleFault.of(name, problem.problem())
                    : SampleFault.of(name, problem.line(), problem.problem());
        }
    }

    @Override
    public boolean next(Inference inference) {
        if (!hasNext()) {
            return false;
        }
        CsvRecord row = rows.next();
        if (row.getFieldCount() != header.size()) {
            throw fault(row, row.getFieldCount() + " fields, but " + header.size() + " columns");
        }
        for (int i = 0; i < positions.size(); i++) {
            List<Integer> fields = positions.get(i);
            float[] numbers = new float[fields.size()];
            for (int n = 0; n < numbers.length; n++) {
                numbers[n] = number(row, fields.get(n));
            }
            set(inference, i, numbers, row);
        }
        return true;
    }

    private void set(Inference inference, int input, float[] numbers, CsvRecord row) {
        if (description.inputs().get(input).kind() != Kind.INDEX) {
            inference.input(input, numbers);
            return;
        }
        try {
            inference.input(input, Tokens.whole(numbers));
        } catch (IllegalArgumentException e) {
            throw fault(row, e.getMessage());
        }
    }

    private Failure fault(CsvRecord row, String problem) {
        return SampleFault.of(name, row.getStartingLineNumber(), problem);
    }

    private float number(CsvRecord row, int position) {
        String text = row.getField(position).strip();
        float number = text.matches(NUMBER) ? Float.parseFloat(text) : Float.NaN;
        if (!Float.isFinite(number)) {
            throw fault(row, "column " + header.get(position) + ": '" + Shown.text(text) + "' is not a finite number");
        }
        return number;
    }

    private List<Integer> positions(Feature input) {
        List<String> names = names(input);
        if (names.size() != input.width()) {
            throw SampleFault.of(
                    name,
                    "the input " + input.name() + " has " + input.width() + " numbers, but " + names.size()
                            + " columns are there for it",
                    "the columns are " + Shown.names(header));
        }
        return names.stream()
                .map(column -> {
                    int position = header.indexOf(column);
                    if (position < 0) {
                        throw SampleFault.of(
                                name, "there is no column '" + column + "'", "the columns are " + Shown.names(header));
                    }
                    return position;
                })
                .toList();
    }

    private List<String> names(Feature input) {
        for (DataSpec.Columns known : columns) {
            if (known.port().equals(input.name())) {
                return known.allExcept()
                        ? header.stream()
                                .filter(column -> !known.names().contains(column))
                                .toList()
                        : known.names();
            }
        }
        if (input.width() == 1
                && (header.contains(input.name()) || description.inputs().size() > 1)) {
            return List.of(input.name());
        }
        if (header.contains(input.name() + "_0") || description.inputs().size() > 1) {
            List<String> numbered = new ArrayList<>();
            for (int i = 0; i < input.width(); i++) {
                numbered.add(input.name() + "_" + i);
            }
            return numbered;
        }
        List<String> targets = description.targets().stream().map(Feature::name).toList();
        return header.stream().filter(column -> !targets.contains(column)).toList();
    }
}
