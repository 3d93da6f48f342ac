package dev.dlc.compiler.format;

import dev.dlc.compiler.format.Outline.Column;
import dev.dlc.compiler.format.Outline.Item;
import java.util.List;

/** Puts what items of neighbouring lines have in common under each other, by blanks before it. */
final class Alignment {
    private final Outline outline;
    private final Breaks breaks;
    private final int[] padding;

    private Alignment(Outline outline, Breaks breaks) {
        this.outline = outline;
        this.breaks = breaks;
        this.padding = new int[outline.gap.length];
    }

    /** For each token the blanks before it beside its gap. */
    static int[] padding(Outline outline, Breaks breaks) {
        var alignment = new Alignment(outline, breaks);
        for (List<Item> items : outline.lists) {
            alignment.align(items, 0);
            alignment.align(items, 1);
        }
        return alignment.padding;
    }

    private void align(List<Item> items, int position) {
        int from = 0;
        while (from < items.size()) {
            int to = from + 1;
            if (isAligned(items, from, position)) {
                while (to < items.size() && isAligned(items, to, position) && follows(items, to, position)) {
                    to++;
                }
                pad(items.subList(from, to), position);
            }
            from = to;
        }
    }

    private void pad(List<Item> run, int position) {
        int widest = run.stream().mapToInt(item -> width(item, position)).max().orElse(0);
        run.forEach(item -> padding[item.columns.get(position).token()] = widest - width(item, position));
    }

    private int width(Item item, int position) {
        int first = position == 0 ? item.first : item.columns.get(position - 1).token();
        int width = 0;
        for (int i = first; i < item.columns.get(position).token(); i++) {
            width += outline.text(i).length() + (i > first ? outline.gap[i] : 0);
        }
        return width;
    }

    /** Whether the item stands alone on its lines, and its column on the first of them. */
    private boolean isAligned(List<Item> items, int index, int position) {
        Item item = items.get(index);
        boolean begins = breaks.isBefore(item.first) || item.group != null && item.first == item.group.content;
        boolean ends = index + 1 == items.size() || breaks.isBefore(items.get(index + 1).first);
        if (!begins || !ends || item.columns.size() <= position) {
            return false;
        }
        Column column = item.columns.get(position);
        for (int i = item.first + 1; i <= column.token(); i++) {
            if (outline.isCommented(i) || breaks.isBefore(i)) {
                return false;
            }
        }
        return !column.kind().equals("section") || item.body == null || !breaks.isOpened(item.body);
    }

    /** Whether no empty line parts the item from the one before, which has the same column. */
    private boolean follows(List<Item> items, int index, int position) {
        Item item = items.get(index);
        Item before = items.get(index - 1);
        return before.columns
                        .get(position)
                        .kind()
                        .equals(item.columns.get(position).kind())
                && !outline.apart[item.first]
                && !Page.hasEmptyLine(outline.tree.tokens().get(item.first));
    }
}
