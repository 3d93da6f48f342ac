package dev.dlc.compiler.emit;

import java.util.ArrayList;
import java.util.List;

/**
 * Brings what JavaPoet writes into the form in which a person would: one-line comments on one line, fields and constants without
 * gaps, {@linkplain Invisible characters that are not seen} escaped. It looks at lines and not for regular expressions, which took a seventh of the time that a deep model needs, and keeps no more
 * of them than it must look at: the source of ten thousand layers has half a million.
 */
final class Compact implements Appendable {
    private static final String FIELD = "private ";

    /** Characters of a block. */
    private static final int BLOCK = 1 << 16;

    /**
     * What has been written, in blocks: one builder for all of it would be copied into one of twice its size, and of deep models that
     * would be the most memory that compiling them takes.
     */
    private final List<String> blocks = new ArrayList<>();

    private final StringBuilder out = new StringBuilder();
    private final StringBuilder line = new StringBuilder();
    /** The last lines as they were written: what may be a comment of three. */
    private final List<String> written = new ArrayList<>(3);
    /** The last lines with comments on one line: what may be a gap, and the two behind it. */
    private final List<String> joined = new ArrayList<>(3);
    /** What stands before those. */
    private String before;

    @Override
    public Compact append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Compact append(CharSequence text, int start, int end) {
        String part = text.subSequence(start, end).toString();
        int from = 0;
        for (int at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', from)) {
            // a builder copies a part of a text character by character, and a whole one at once
            line.append(part.substring(from, at));
            endLine();
            from = at + 1;
        }
        line.append(from == 0 ? part : part.substring(from));
        return this;
    }

    @Override
    public Compact append(char character) {
        return append(String.valueOf(character));
    }

    /** All of it; nothing may be appended any more. */
    String finish() {
        endLine();
        written.forEach(this::join);
        for (String last : joined) {
            out.append(last).append('\n');
        }
        out.setLength(out.length() - 1);
        blocks.add(out.toString());
        return String.join("", blocks);
    }

    private void endLine() {
        written.add(Invisible.escaped(line.toString()));
        line.setLength(0);
        if (written.size() == 3) {
            if (isComment(
                    written.get(0),
                    written.get(1).stripLeading(),
                    written.get(2).stripLeading())) {
                String text = written.get(1).stripLeading().substring(1);
                join(written.get(0) + text + " " + written.get(2).stripLeading());
                written.clear();
            } else {
                join(written.remove(0));
            }
        }
    }

    private static boolean isComment(String begin, String text, String end) {
        return begin.endsWith("/**") && text.startsWith("* ") && end.startsWith("*/");
    }

    private void join(String next) {
        if (out.length() >= BLOCK) {
            blocks.add(out.toString());
            out.setLength(0);
        }
        joined.add(next);
        if (joined.size() == 3) {
            String first = joined.remove(0);
            if (before == null
                    || !first.isEmpty()
                    || !isGap(before, joined.get(0).stripLeading(), joined.get(1))) {
                out.append(first).append('\n');
            }
            before = first;
        }
    }

    /** True for what stands between two fields, the second with a comment, or between two constants of an enum. */
    private static boolean isGap(String before, String after, String next) {
        return endsField(before) && isComment(after) && beginsField(next)
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
