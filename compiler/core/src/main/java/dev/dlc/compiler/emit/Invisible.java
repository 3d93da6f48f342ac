package dev.dlc.compiler.emit;

import java.util.regex.Pattern;

/**
 * Escapes characters that are not seen, or that make an editor show others in another order (https://trojansource.codes): they come
 * from strings of the model, and Java reads its escapes wherever they stand.
 */
final class Invisible {
    private static final Pattern CHARACTER = Pattern.compile("[\\p{Cf}\\p{Zl}\\p{Zp}\\p{Co}\\x{7F}-\\x{9F}]");

    private Invisible() {}

    static String escaped(String source) {
        return CHARACTER.matcher(source).replaceAll(found -> {
            var escape = new StringBuilder();
            for (char unit : found.group().toCharArray()) {
                // of the two backslashes, replaceAll leaves one
                escape.append(String.format("\\\\u%04x", (int) unit));
            }
            return escape.toString();
        });
    }
}
