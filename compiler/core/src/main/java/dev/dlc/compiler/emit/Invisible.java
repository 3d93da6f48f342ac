package dev.dlc.compiler.emit;

import java.util.HexFormat;

/**
 * Escapes characters that are not seen, or that make an editor show others in another order (https://trojansource.codes): they come
 * from strings of the model, and Java reads its escapes wherever they stand.
 */
final class Invisible {
    private Invisible() {}

    static String escaped(String source) {
        int at = 0;
        while (at < source.length() && source.charAt(at) < 0x7F) {
            at++;
        }
        // a source without such strings, as nearly all are, is not copied
        return at == source.length() ? source : source.substring(0, at) + escaped(source, at);
    }

    private static String escaped(String source, int from) {
        StringBuilder out = new StringBuilder();
        int character;
        for (int at = from; at < source.length(); at += Character.charCount(character)) {
            character = source.codePointAt(at);
            if (!isInvisible(character)) {
                out.appendCodePoint(character);
                continue;
            }
            for (char unit : Character.toChars(character)) {
                out.append("\\u").append(HexFormat.of().toHexDigits(unit));
            }
        }
        return out.toString();
    }

    private static boolean isInvisible(int character) {
        return switch (Character.getType(character)) {
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.PRIVATE_USE ->
                true;
            default -> character >= 0x7F && character <= 0x9F;
        };
    }
}
