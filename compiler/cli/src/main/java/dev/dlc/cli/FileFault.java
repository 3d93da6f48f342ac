package dev.dlc.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an error lies that belongs to no span of a {@code .dl} file.
 *
 * @param file its name
 * @param place in the file, as messages say it: {@code line 3, column width}, {@code byte 8}; empty where it is the whole file
 */
record FileFault(String file, String place) {
    private static final Pattern LINE = Pattern.compile("\\bline (\\d{1,18})");
    private static final Pattern OFFSET = Pattern.compile("\\bbyte (\\d{1,18})");

    /** @param offset the byte at which the fault shows, or -1 where it is not at a place in the file */
    static FileFault of(Path file, long offset) {
        return new FileFault(String.valueOf(file).replace('\\', '/'), offset < 0 ? "" : "byte " + offset);
    }

    /** The fields of JSON: the file, the place in words, and the numbers in it. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        if (!place.isEmpty()) {
            json.put("place", place);
        }
        number(LINE, "line", json);
        number(OFFSET, "offset", json);
        return json;
    }

    private void number(Pattern pattern, String name, Map<String, Object> json) {
        Matcher matcher = pattern.matcher(place);
        if (matcher.find()) {
            json.put(name, Long.parseLong(matcher.group(1)));
        }
    }
}
