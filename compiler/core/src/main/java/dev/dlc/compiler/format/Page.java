package dev.dlc.compiler.format;

import dev.dlc.compiler.format.Outline.Group;
import dev.dlc.compiler.syntax.SyntaxTree.Comment;
import dev.dlc.compiler.syntax.SyntaxTree.Token;
import java.util.ArrayList;
import java.util.List;

/** Writes the tokens and comments down, line by line. */
final class Page {
    /**
     * A line.
     *
     * @param code without the comment that ends it
     * @param comment that ends it behind code, else empty
     * @param first number of its first token, or -1 where it has none
     * @param last number of its last token
     */
    record Line(String code, String comment, int first, int last) {}

    private final Outline outline;
    private final Breaks breaks;
    private final int[] padding;
    private final List<Line> lines = new ArrayList<>();
    private final StringBuilder code = new StringBuilder();
    private String comment = "";
    private int first = Outline.NONE;
    private int last = Outline.NONE;
    /** Where each token stands in its line. */
    final int[] column;
    /** What the content of brackets is indented from, by the opening one. */
    private final int[] base;

    private Page(Outline outline, Breaks breaks) {
        this.outline = outline;
        this.breaks = breaks;
        this.padding = Alignment.padding(outline, breaks);
        this.column = new int[outline.gap.length];
        this.base = new int[outline.gap.length];
    }

    static Page write(Outline outline, Breaks breaks) {
        var page = new Page(outline, breaks);
        for (int i = 0; i <= outline.end(); i++) {
            page.token(i);
        }
        page.endLine();
        return page;
    }

    List<Line> lines() {
        return lines;
    }

    static boolean hasEmptyLine(Token token) {
        return token.lines() > 1 || token.comments().stream().anyMatch(comment -> comment.lines() > 1);
    }

    private void token(int index) {
        Token token = outline.tree.tokens().get(index);
        boolean broken = false;
        boolean emptyLineAllowed = (outline.startsItem[index] || isEnd(index)) && index > 0 && !isOpener(index - 1);
        boolean apart = outline.apart[index];
        for (Comment each : token.comments()) {
            boolean ownLine = each.lines() > 0 || lines.isEmpty() && code.isEmpty() || !comment.isEmpty();
            if (ownLine) {
                endLine();
                if (apart || emptyLineAllowed && each.lines() > 1) {
                    emptyLine();
                }
                apart = false;
                emptyLineAllowed = outline.startsItem[index] || isEnd(index);
                broken = true;
                indent(commentColumn(index));
            }
            comment(each, ownLine);
        }
        boolean newLine = token.comments().isEmpty()
                ? breaks.isBefore(index)
                : token.lines() > 0
                        || !comment.isEmpty()
                        || endsWithLineComment(token)
                        || breaks.isBefore(index) && !broken;
        if (newLine) {
            endLine();
            if (apart || emptyLineAllowed && token.lines() > 1 && outline.startsItem[index]) {
                emptyLine();
            }
        }
        place(index);
    }

    private static boolean endsWithLineComment(Token token) {
        return !token.comments().isEmpty()
                && token.comments().get(token.comments().size() - 1).endsLine();
    }

    private boolean isEnd(int index) {
        return index == outline.end() || outline.bracket[index] != null && outline.bracket[index].close == index;
    }

    private boolean isOpener(int index) {
        return outline.bracket[index] != null && outline.bracket[index].open == index;
    }

    private void place(int index) {
        if (code.isEmpty()) {
            indent(columnOf(index));
        } else if (last == Outline.NONE) {
            code.append(' ');
        } else {
            code.append(" ".repeat(outline.gap[index] + padding[index]));
        }
        if (index == outline.end()) {
            code.setLength(code.toString().stripTrailing().length());
            return;
        }
        column[index] = code.length();
        code.append(outline.text(index));
        first = first == Outline.NONE ? index : first;
        last = index;
        Group group = outline.bracket[index];
        if (group != null && group.open == index) {
            int from = group.item.base;
            base[index] = column[first > from ? first : from];
        }
    }

    /** Where a line that begins with this token begins. */
    int columnOf(int index) {
        Group group = outline.bracket[index];
        if (group != null && group.close == index) {
            return base[group.open];
        }
        group = outline.element[index];
        if (group != null) {
            return breaks.isOpened(group) || index == group.content
                    ? base[group.open] + Outliner.INDENT
                    : column[group.content];
        }
        int under = outline.under[index];
        return under == Outline.NONE ? 0 : column[under] + outline.offset[index];
    }

    private int commentColumn(int index) {
        Group group = outline.bracket[index];
        if (group == null || group.close != index) {
            return columnOf(index);
        }
        return breaks.isOpened(group) || group.isEmpty() ? base[group.open] + Outliner.INDENT : column[group.content];
    }

    private void comment(Comment written, boolean ownLine) {
        if (written.endsLine() && !ownLine) {
            comment = written.text();
            return;
        }
        if (!ownLine && !code.isEmpty()) {
            code.append(' ');
        }
        int start = code.length();
        String[] rows = written.text().split("\n", -1);
        boolean starred = List.of(rows).subList(1, rows.length).stream()
                .allMatch(row -> row.strip().startsWith("*"));
        code.append(rows[0].stripTrailing());
        for (int i = 1; i < rows.length; i++) {
            endRow();
            code.append(starred ? " ".repeat(start + 1) + rows[i].strip() : rows[i].stripTrailing());
        }
    }

    private void indent(int columns) {
        code.append(" ".repeat(columns));
    }

    private void emptyLine() {
        if (!lines.isEmpty()) {
            lines.add(new Line("", "", Outline.NONE, Outline.NONE));
        }
    }

    /** Ends the line, if there is anything in it. */
    private void endLine() {
        if (!code.toString().isBlank() || !comment.isEmpty()) {
            endRow();
        }
        code.setLength(0);
    }

    private void endRow() {
        lines.add(new Line(code.toString().stripTrailing(), comment, first, last));
        code.setLength(0);
        comment = "";
        first = Outline.NONE;
        last = Outline.NONE;
    }
}
