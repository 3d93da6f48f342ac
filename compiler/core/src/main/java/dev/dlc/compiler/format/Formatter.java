package dev.dlc.compiler.format;

import dev.dlc.compiler.syntax.SyntaxTree;
import java.util.List;

/**
 * Lays a file out. Which items, stages and arguments begin a line is the author's choice, as long as a line's code has at most
 * {@value Wrapping#WIDTH} columns; blanks, indentation and columns are not. Formatting what has been formatted changes nothing.
 */
public final class Formatter {
    private Formatter() {}

    /** The text of a file, with the same tokens and comments; its lines end with {@code \n}. */
    public static String format(SyntaxTree tree) {
        Outline outline = Outliner.outline(tree);
        Breaks breaks = Breaks.ofAuthor(outline);
        Page page = Page.write(outline, breaks);
        while (Wrapping.wrap(outline, breaks, page)) {
            page = Page.write(outline, breaks);
        }
        return text(page.lines());
    }

    /** Comments that end neighbouring lines of one indentation stand under each other. */
    private static String text(List<Page.Line> lines) {
        var text = new StringBuilder();
        int from = 0;
        while (from < lines.size()) {
            int to = from + 1;
            while (to < lines.size() && belongTogether(lines.get(from), lines.get(to))) {
                to++;
            }
            int column = lines.subList(from, to).stream()
                    .filter(line -> !line.comment().isEmpty())
                    .mapToInt(line -> line.code().length() + 2)
                    .max()
                    .orElse(0);
            for (Page.Line line : lines.subList(from, to)) {
                text.append(line.code());
                if (!line.comment().isEmpty()) {
                    text.append(" ".repeat(column - line.code().length())).append(line.comment());
                }
                text.append('\n');
            }
            from = to;
        }
        return text.toString();
    }

    private static boolean belongTogether(Page.Line line, Page.Line next) {
        return line.first() != Outline.NONE && next.first() != Outline.NONE && indentation(line) == indentation(next);
    }

    private static int indentation(Page.Line line) {
        return line.code().length() - line.code().stripLeading().length();
    }
}
