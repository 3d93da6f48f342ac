package dev.dlc.compiler.parse;

import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.Span;
import org.antlr.v4.runtime.Token;

/** Reads numbers and strings. */
final class LiteralReader extends Reader {
    LiteralReader(Reports reports) {
        super(reports);
    }

    Expression integer(Token token) {
        if (((Piece) token).malformed) {
            return new Expression.Broken(span(token));
        }
        try {
            return new Expression.IntegerLiteral(Long.parseLong(token.getText()), span(token));
        } catch (NumberFormatException e) {
            reports.add(Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    span(token),
                    "`" + token.getText() + "` is too large for an integer",
                    "the largest is " + Long.MAX_VALUE));
            return new Expression.Broken(span(token));
        }
    }

    Expression floating(Token token) {
        String text = token.getText();
        double value = Double.parseDouble(text);
        boolean vanished = value == 0 && text.split("[eE]")[0].matches(".*[1-9].*");
        if (Double.isInfinite(value) || vanished) {
            reports.add(Diagnostic.of(
                    Code.OUT_OF_RANGE,
                    span(token),
                    "`" + text + "` is " + (vanished ? "nearer to 0 than" : "larger than") + " a float can be",
                    vanished ? "the smallest is " + Double.MIN_VALUE : "the largest is " + Double.MAX_VALUE));
            return new Expression.Broken(span(token));
        }
        return new Expression.FloatLiteral(value, span(token));
    }

    Expression string(Token token) {
        return new Expression.StringLiteral(text(token), span(token));
    }

    /** A string where a name is wanted. */
    Name stringName(Token token) {
        return new Name(text(token), span(token));
    }

    /** The characters that a string stands for; a wrong escape stands for itself. */
    private String text(Token token) {
        String source = token.getText();
        boolean malformed = ((Piece) token).malformed;
        int end = malformed && (source.length() < 2 || source.charAt(0) == '"') ? source.length() : source.length() - 1;
        var text = new StringBuilder(source.length());
        for (int i = 1; i < end; i++) {
            char character = source.charAt(i);
            if (character == '\\' && i + 1 < end) {
                int length = escape(source, i, end, text);
                if (length < 0) {
                    length = -length;
                    wrong(token, i, length, "`" + source.substring(i, i + length) + "` is no escape", malformed);
                    text.append(source, i, i + length);
                }
                i += length - 1;
            } else {
                if (character < ' ') {
                    String escape = String.format("\\u%04x", (int) character);
                    wrong(token, i, 1, "a control character stands in the string: write `" + escape + "`", malformed);
                }
                text.append(character);
            }
        }
        if (hasHalfSurrogate(text)) {
            wrong(token, 0, source.length(), "the string has half of a surrogate pair", malformed);
        }
        return text.toString();
    }

    /** Appends what the escape stands for. Returns its length, negative if it is wrong. */
    private static int escape(String source, int at, int end, StringBuilder text) {
        char kind = source.charAt(at + 1);
        int plain = "\"\\/bfnrt".indexOf(kind);
        if (plain >= 0) {
            text.append("\"\\/\b\f\n\r\t".charAt(plain));
            return 2;
        }
        int last = at + 2;
        while (kind == 'u' && last < Math.min(end, at + 6) && Character.digit(source.charAt(last), 16) >= 0) {
            last++;
        }
        if (last < at + 6) {
            return -(last - at);
        }
        text.append((char) Integer.parseInt(source.substring(at + 2, at + 6), 16));
        return 6;
    }

    private static boolean hasHalfSurrogate(CharSequence text) {
        return text.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
    }

    private void wrong(Token token, int offset, int length, String message, boolean reported) {
        if (!reported) {
            int start = token.getStartIndex() + offset;
            reports.add(Diagnostic.of(
                    Code.BAD_STRING,
                    new Span(reports.file(), start, start + length),
                    message,
                    "the escapes are `\\\"` `\\\\` `\\/` `\\b` `\\f` `\\n` `\\r` `\\t` and `\\u` with four digits"));
        }
    }
}
