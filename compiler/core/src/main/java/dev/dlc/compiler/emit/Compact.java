package dev.dlc.compiler.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings what JavaPoet writes into the form in which a person would: one-line comments on one line, fields and constants without
 * gaps. It looks at lines and not for regular expressions, which took a seventh of the time that a deep model needs.
 */
final class Compact {
    private static final String FIELD = "private ";

    private Compact() {}

    static String compact(String text) {
        List<String> lines = commentsOnOneLine(text.split("\n", -1));
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < lines.size(); i++) {
            if (!isGap(lines, i)) {
                out.append(lines.get(i)).append(i < lines.size() - 1 ? "\n" : "");
            }
        }
        return out.toString();
    }

    private static List<String> commentsOnOneLine(String[] lines) {
        List<String> joined = new ArrayList<>(lines.length);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (i + 2 < lines.length && line.endsWith("/**")) {
                String text = lines[i + 1].stripLeading();
                String end = lines[i + 2].stripLeading();
                if (text.startsWith("* ") && end.startsWith("*/")) {
                    line += text.substring(1) + " " + end;
                    i += 2;
                }
            }
            joined.add(line);
        }
        return joined;
    }

    /** True for an empty line between two fields, the second with a comment, or between two constants of an enum. */
    private static boolean isGap(List<String> lines, int at) {
        if (!lines.get(at).isEmpty() || at == 0 || at + 2 >= lines.size()) {
            return false;
        }
        String before = lines.get(at - 1);
        String after = lines.get(at + 1).stripLeading();
        return endsField(before) && isComment(after) && beginsField(lines.get(at + 2))
                || before.endsWith("\"),") && beginsConstant(after);
    }

    private static boolean endsField(String line) {
        if (!line.endsWith(";")) {
            return false;
        }
        if (line.contains("= new Convolution(")) {
            return true;
        }
        String field = line.substring(0, line.length() - (line.endsWith("();") ? 3 : 1));
        int start = field.lastIndexOf(FIELD);
        return start >= 0
                && field.indexOf('(', start) < 0
                && field.indexOf(')', start) < 0
                && field.indexOf('{', start) < 0;
    }

    private static boolean isComment(String line) {
        return line.startsWith("/** ") && line.endsWith(" */") && line.length() > "/** */".length();
    }

    private static boolean beginsField(String line) {
        String field = line.stripLeading();
        int call = field.indexOf('(');
        String head = call < 0 ? field : field.substring(0, call);
        return head.startsWith(FIELD) && (head.indexOf('=') >= 0 || head.indexOf(';') >= 0);
    }

    private static boolean beginsConstant(String line) {
        int end = 0;
        while (end < line.length() && isConstant(line.charAt(end), end)) {
            end++;
        }
        return end > 0 && line.startsWith("(\"", end);
    }

    private static boolean isConstant(char c, int at) {
        return c >= 'A' && c <= 'Z' || at > 0 && (c >= '0' && c <= '9' || c == '_');
    }
}
