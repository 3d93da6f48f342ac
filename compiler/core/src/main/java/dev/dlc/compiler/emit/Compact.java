package dev.dlc.compiler.emit;

import java.util.regex.Pattern;

/** Brings what JavaPoet writes into the form in which a person would: one-line comments on one line, fields without gaps. */
final class Compact {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*\n\\s*\\* ([^\n]*)\n\\s*\\*/");
    private static final Pattern GAP = Pattern.compile(
            "(private [^\n(){]*(?:\\(\\))?;|= new Convolution\\([^\n]*;)\n\n(?=\\s*/\\*\\* [^\n]* \\*/\n\\s*private [^\n(]*[;=])");

    private static final Pattern CONSTANTS = Pattern.compile("(\"\\),)\n\n(?=\\s*[A-Z][A-Z0-9_]*\\(\")");

    private Compact() {}

    static String compact(String text) {
        String comments = COMMENT.matcher(text).replaceAll("/** $1 */");
        return CONSTANTS.matcher(GAP.matcher(comments).replaceAll("$1\n")).replaceAll("$1\n");
    }
}
