package dev.dlc.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.dlc.runtime.Description.Feature;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Reads a table (RFC 4180, UTF-8) whose first line names its columns. */
final class Csv {
    private final Path file;
    private final List<String> header = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();

    private Csv(Path file) {
        this.file = file;
    }

    /** Reads what each of the features asks for, in their order. */
    static List<Samples> read(Path file, List<SourceRequest.Columns> columns, List<Feature> features)
            throws IOException {
        return new Csv(file).read(columns, features);
    }

    private List<Samples> read(List<SourceRequest.Columns> columns, List<Feature> features) throws IOException {
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            skipByteOrderMark(text);
            // lines of another length are refused below, with their number
            CsvReader<CsvRecord> records = CsvReader.builder()
                    .skipEmptyLines(true)
                    .allowUnclosedQuote(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .ofCsvRecord(text);
            Iterator<CsvRecord> rows = records.iterator();
            if (!rows.hasNext()) {
                throw new DataException(file, "line 1", "an empty file", "the first line names the columns");
            }
            readHeader(rows.next());
            List<CsvColumn> wanted = new ArrayList<>();
            for (Feature feature : features) {
                wanted.add(new CsvColumn(file, feature, positions(columns, feature), header));
            }
            return read(rows, wanted);
        } catch (CsvParseException e) {
            CsvProblem problem = CsvProblem.of(e);
            throw new DataException(
                    file, problem.line() == 0 ? "" : "line " + problem.line(), problem.problem(), "see RFC 4180");
        } catch (CharacterCodingException e) {
            throw notUtf8();
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? notUtf8() : e.getCause();
        }
    }

    private List<Samples> read(Iterator<CsvRecord> rows, List<CsvColumn> wanted) throws DataException {
        int count = 0;
        while (rows.hasNext()) {
            CsvRecord row = rows.next();
            if (row.getFieldCount() != header.size()) {
                throw new DataException(
                        file,
                        "line " + row.getStartingLineNumber(),
                        row.getFieldCount() + " fields, but " + header.size() + " columns",
                        "give each line a field for each column, and quote fields that hold a comma");
            }
            for (CsvColumn column : wanted) {
                column.add(row);
            }
            count++;
        }
        if (count == 0) {
            throw new DataException(
                    file, "line 2", "there is no line after the columns' names", "give at least one sample");
        }
        List<Samples> samples = new ArrayList<>();
        for (CsvColumn column : wanted) {
            samples.add(column.samples(count));
        }
        return samples;
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    private void readHeader(CsvRecord record) throws DataException {
        for (String field : record.getFields()) {
            String name = field.strip();
            if (positions.put(name, header.size()) != null) {
                throw new DataException(
                        file, "line 1", "two columns named '" + Shown.text(name) + "'", "rename one of them");
            }
            header.add(name);
        }
    }

    private int[] positions(List<SourceRequest.Columns> columns, Feature feature) throws DataException {
        for (SourceRequest.Columns column : columns) {
            if (column.port().equals(feature.name())) {
                int[] named = positions(column.names());
                return column.allExcept() ? allExcept(named) : named;
            }
        }
        return positions(List.of(feature.name()));
    }

    private int[] positions(List<String> names) throws DataException {
        int[] found = new int[names.size()];
        for (int i = 0; i < found.length; i++) {
            Integer position = positions.get(names.get(i));
            if (position == null) {
                throw new DataException(
                        file,
                        "line 1",
                        "there is no column '" + names.get(i) + "'",
                        "the columns are " + Shown.names(header));
            }
            found[i] = position;
        }
        return found;
    }

    private int[] allExcept(int[] left) {
        boolean[] leftOut = new boolean[header.size()];
        for (int position : left) {
            leftOut[position] = true;
        }
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < leftOut.length; i++) {
            if (!leftOut[i]) {
                kept.add(i);
            }
        }
        return kept.stream().mapToInt(Integer::intValue).toArray();
    }

    private DataException notUtf8() throws IOException {
        return new DataException(
                file, Utf8.firstFault(file), "is not UTF-8", "save it as UTF-8 (and unpack it, if it is packed)");
    }
}
