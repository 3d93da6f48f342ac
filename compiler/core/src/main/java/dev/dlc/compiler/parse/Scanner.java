package dev.dlc.compiler.parse;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import dev.dlc.grammar.DlLexer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.Token;

/** Cuts the text into tokens. Malformed ones are reported and made what was probably meant, or left out. */
final class Scanner {
    /** Characters that word processors and other languages have for what {@code .dl} writes differently. */
    private static final Map<Character, String> INSTEAD = Map.ofEntries(
            Map.entry('#', "comments begin with `//`"),
            Map.entry('\u2192', "write `->`"),
            Map.entry('\u201c', "strings stand between `\"`"),
            Map.entry('\u201d', "strings stand between `\"`"),
            Map.entry('\u201e', "strings stand between `\"`"),
            Map.entry('\u2018', "strings stand between `\"`"),
            Map.entry('\u2019', "strings stand between `\"`"),
            Map.entry('`', "strings stand between `\"`"),
            Map.entry('\'', "strings stand between `\"`"),
            Map.entry('\u00d7', "write `*`"),
            Map.entry('\u00b7', "write `*`"),
            Map.entry('\u2212', "write `-`"),
            Map.entry('\u2013', "write `-`"),
            Map.entry('\u2264', "write `<=`"),
            Map.entry('\u2265', "write `>=`"),
            Map.entry('\u2260', "write `!=`"),
            Map.entry('\u2026', "write `..`"),
            Map.entry('&', "write `&&`"),
            Map.entry('|', "write `||`"));

    /** Names become those of files and of Java's classes, strings constants of a class file. */
    private static final int LONGEST_NAME = 200;

    private static final int LONGEST_STRING = 4000;

    /** The largest network has two thirds of them. The tree of more takes longer, and more memory, than a mistake is worth. */
    private static final int MOST_TOKENS = 150_000;

    /** These make editors show a text in another order than compilers read it (https://trojansource.codes). */
    private static final Pattern DIRECTION = Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069]");

    private final SourceFile file;
    private final Reports reports;
    private final List<Piece> pieces = new ArrayList<>();

    private Scanner(Reports reports) {
        this.file = reports.file();
        this.reports = reports;
    }

    /** The tokens that the parser sees; the last is the end of the file, except where there are {@linkplain #tooMany too many}. */
    static List<Piece> scan(Reports reports) {
        return new Scanner(reports).scan();
    }

    private List<Piece> scan() {
        var lexer = new DlLexer(new Utf16Stream(file.name(), file.text()));
        lexer.removeErrorListeners();
        int line = 0;
        int unexpectedStart = -1;
        int unexpectedEnd = -1;
        for (Token token = lexer.nextToken(); ; token = lexer.nextToken()) {
            if (token.getType() == DlLexer.UNEXPECTED && token.getStartIndex() == unexpectedEnd) {
                unexpectedEnd++;
                continue;
            }
            if (token.getType() == DlLexer.UNEXPECTED && adjoinsMalformed(token)) {
                continue;
            }
            if (unexpectedStart >= 0) {
                unexpected(new Span(file, unexpectedStart, unexpectedEnd));
                unexpectedStart = -1;
            }
            if (token.getType() == DlLexer.UNEXPECTED) {
                unexpectedStart = token.getStartIndex();
                unexpectedEnd = token.getStopIndex() + 1;
            } else if (token.getChannel() != Token.DEFAULT_CHANNEL) {
                checkComment(token);
            } else {
                int lineBefore = line;
                line = file.line(token.getStartIndex());
                var piece = new Piece(token, line != lineBefore);
                check(piece);
                pieces.add(piece);
                if (token.getType() == Token.EOF || pieces.size() > MOST_TOKENS) {
                    return pieces;
                }
            }
        }
    }

    /** The problem of a file that goes on behind these tokens, but is not read further, at the first that is one too many. */
    static Optional<Diagnostic> tooMany(SourceFile file, List<Piece> pieces) {
        Piece last = pieces.get(pieces.size() - 1);
        if (last.getType() == Token.EOF) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.of(
                Code.LARGE_FILE,
                new Span(file, last.getStartIndex(), last.getStopIndex() + 1),
                "a .dl file has at most " + MOST_TOKENS + " words, numbers and signs, but this goes on",
                "write what repeats with `for`, `repeat` or a `block`"));
    }

    /** {@code 1e−3}: the word before it is told already. */
    private boolean adjoinsMalformed(Token token) {
        Piece before = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
        return before != null && before.malformed && before.getStopIndex() + 1 == token.getStartIndex();
    }

    private void check(Piece piece) {
        switch (piece.getType()) {
            case DlLexer.IDENTIFIER -> checkLength(piece, "a name", LONGEST_NAME);
            case DlLexer.OPEN_STRING -> {
                become(piece, DlLexer.STRING);
                reports.add(Diagnostic.of(
                        Code.BAD_STRING,
                        reports.span(piece),
                        "the string does not end on its line",
                        "end it with `\"`"));
            }
            case DlLexer.QUOTED -> {
                become(piece, DlLexer.STRING);
                String inner = piece.getText().substring(1, piece.getText().length() - 1);
                reports.add(Diagnostic.of(
                                Code.BAD_STRING,
                                reports.span(piece),
                                "strings stand between `\"`, not between `"
                                        + piece.getText().charAt(0) + "`")
                        .fix(reports.span(piece), '"' + inner.replace("\"", "\\\"") + '"'));
            }
            case DlLexer.BAD_NUMBER -> {
                become(piece, DlLexer.INTEGER);
                badNumber(piece);
            }
            case DlLexer.FOREIGN_WORD -> {
                become(piece, DlLexer.IDENTIFIER);
                reports.add(Diagnostic.of(
                        Code.UNEXPECTED_CHARACTER,
                        reports.span(piece),
                        piece.getText().startsWith("_")
                                ? "`" + piece.getText() + "` is no name: names begin with a letter"
                                : "`" + piece.getText()
                                        + "` is no name: names consist of the letters A to Z, digits and `_`",
                        "the names of classes may be anything between quotes: `class { \"caf\\u00e9\" }`"));
            }
            case DlLexer.STRING -> {
                checkLength(piece, "a string", LONGEST_STRING);
                checkDirection(piece);
            }
            default -> {}
        }
    }

    private static void become(Piece piece, int type) {
        piece.setType(type);
        piece.malformed = true;
    }

    private void badNumber(Piece piece) {
        String text = piece.getText();
        int letters = 0;
        while (Character.isDigit(text.charAt(letters)) || text.charAt(letters) == '.') {
            letters++;
        }
        String help = text.indexOf('_') == letters
                ? "numbers have no `_`"
                : text.matches(".*[eE]")
                        ? "an exponent has digits: `1e-3`"
                        : "write a space after the number: `" + text.substring(0, letters) + " "
                                + text.substring(letters) + "`";
        reports.add(Diagnostic.of(Code.BAD_NUMBER, reports.span(piece), "`" + text + "` is no number", help));
    }

    private void unexpected(Span span) {
        int first = span.text().codePointAt(0);
        String help = INSTEAD.get(span.text().charAt(0));
        String visible =
                first < ' ' || Character.isWhitespace(first) || !Character.isDefined(first) || isInvisible(first)
                        ? String.format("U+%04X", first)
                        : "`" + Character.toString(first) + "`";
        String message = "unexpected character " + visible;
        reports.add(
                help == null
                        ? Diagnostic.of(Code.UNEXPECTED_CHARACTER, span, message)
                        : Diagnostic.of(Code.UNEXPECTED_CHARACTER, span, message, help));
    }

    private static boolean isInvisible(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT
                || type == Character.CONTROL
                || type == Character.SPACE_SEPARATOR
                || type == Character.SURROGATE
                || type == Character.PRIVATE_USE;
    }

    private void checkComment(Token token) {
        checkDirection(token);
        if (token.getType() == DlLexer.BLOCK_COMMENT
                && (token.getText().length() < 4 || !token.getText().endsWith("*/"))) {
            reports.add(Diagnostic.of(
                    Code.OPEN_COMMENT,
                    new Span(file, token.getStartIndex(), token.getStartIndex() + 2),
                    "the comment does not end",
                    "end it with `*/`"));
            if (!pieces.isEmpty()) {
                pieces.get(pieces.size() - 1).lastBeforeComment = true;
            }
        }
    }

    private void checkLength(Piece piece, String what, int most) {
        int length = piece.getStopIndex() - piece.getStartIndex() + 1;
        if (length > most) {
            reports.add(Diagnostic.of(
                    Code.TOO_LARGE,
                    reports.span(piece),
                    what + " has at most " + most + " characters, but this has " + length));
        }
    }

    private void checkDirection(Token token) {
        Matcher matcher = DIRECTION.matcher(token.getText());
        if (matcher.find()) {
            int place = token.getStartIndex() + matcher.start();
            reports.add(Diagnostic.of(
                    Code.UNEXPECTED_CHARACTER,
                    new Span(file, place, place + 1),
                    String.format(
                            "unexpected character U+%04X: editors show what follows in another order than it is read",
                            (int) matcher.group().charAt(0)),
                    token.getType() == DlLexer.STRING
                            ? String.format(
                                    "write `\\u%04x`, if it is meant",
                                    (int) matcher.group().charAt(0))
                            : "remove it"));
        }
    }
}
