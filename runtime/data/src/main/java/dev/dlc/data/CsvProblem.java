package dev.dlc.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why a text cannot be read as CSV.
 *
 * @param line that the record in question starts in, from 1; 0 where it is not known
 * @param problem in one line
 */
public record CsvProblem(long line, String problem) {
    private static final Pattern LINE = Pattern.compile("(?i)record start(?:ing|ed) (?:at|in) line (\\d{1,18})");

    /** What the parser means. */
    public static CsvProblem of(CsvParseException e) {
        String message = String.valueOf(e.getMessage());
        Matcher line = LINE.matcher(message);
        long number = line.find() ? Long.parseLong(line.group(1)) : 0;
        if (message.startsWith("Unclosed quoted field")) {
            return new CsvProblem(number, "a quoted field without an end");
        }
        if (message.contains("maximum buffer size")) {
            return new CsvProblem(number, "a field of more than 16 million characters, or a quote without an end");
        }
        Matcher fields = Pattern.compile("maximum limit of (\\d+) fields").matcher(message);
        if (fields.find()) {
            return new CsvProblem(number, "more than " + fields.group(1) + " fields");
        }
        return new CsvProblem(number, "cannot be read as CSV: " + message.replaceAll("\\s*\\([^()]*line \\d+\\)", ""));
    }
}
