package dev.dlc.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the columns of a table that make one input or target, and turns their text into numbers. */
final class CsvColumn {
    private static final String OF_NUMBERS = "+-.0123456789eE";

    private final Path file;
    private final Feature feature;
    private final int[] positions;
    private final List<String> header;
    private final Map<String, Integer> classes = new HashMap<>();
    private float[] numbers = new float[256];
    private int size;

    CsvColumn(Path file, Feature feature, int[] positions, List<String> header) throws DataException {
        this.file = file;
        this.feature = feature;
        this.positions = positions;
        this.header = header;
        for (String name : feature.classes()) {
            classes.put(name, classes.size());
        }
        if (positions.length != feature.width()) {
            throw new DataException(
                    file,
                    "line 1",
                    feature.name() + " of shape " + feature.shape() + " has " + feature.width() + " numbers, but "
                            + positions.length + " columns are given for it",
                    "name as many: " + feature.name() + " = [a, b, …]");
        }
    }

    void add(CsvRecord row) throws DataException {
        if (size > Integer.MAX_VALUE - 8 - positions.length) {
            throw new DataException(file, "", "more numbers than an array of Java holds", "split the file");
        }
        if (size + positions.length > numbers.length) {
            long larger = Math.max(2L * numbers.length, size + positions.length);
            numbers = Arrays.copyOf(numbers, (int) Math.min(larger, Integer.MAX_VALUE - 8));
        }
        for (int position : positions) {
            numbers[size++] = number(row.getField(position).strip(), row, position);
        }
    }

    Samples samples(int count) {
        float[] exact = Arrays.copyOf(numbers, size);
        return new FloatSamples(file, count, feature.shape(), positions.length, exact);
    }

    private float number(String text, CsvRecord row, int position) throws DataException {
        if (text.isEmpty()) {
            throw problem(row, position, "there is no value", "fill it in, or leave the line out");
        }
        if (!classes.isEmpty()) {
            Integer known = classes.get(text);
            if (known == null) {
                throw problem(
                        row,
                        position,
                        "unknown class '" + Shown.text(text) + "'",
                        "the classes are " + Shown.names(feature.classes()));
            }
            return known;
        }
        if (feature.kind() == Kind.BINARY && (text.equals("true") || text.equals("false"))) {
            return text.equals("true") ? 1 : 0;
        }
        float number = parse(text, row, position);
        if (feature.kind() != Kind.REAL) {
            int limit = feature.kind() == Kind.BINARY ? 2 : feature.limit();
            if (!(number >= 0 && number < limit && number == (int) number)) {
                throw problem(
                        row,
                        position,
                        "'" + Shown.text(text) + "' is not from 0 to " + (limit - 1),
                        "give whole numbers from 0");
            }
        }
        return number;
    }

    private float parse(String text, CsvRecord row, int position) throws DataException {
        boolean plain = text.chars().allMatch(c -> OF_NUMBERS.indexOf(c) >= 0);
        try {
            float number = plain ? Float.parseFloat(text) : Float.NaN;
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw problem(row, position, "'" + Shown.text(text) + "' is not a finite number", "write it like -1.5e3");
    }

    private DataException problem(CsvRecord row, int position, String problem, String help) {
        String place = "line " + row.getStartingLineNumber() + ", column " + header.get(position);
        return new DataException(file, place, problem, help);
    }
}
