package dev.dlc.compiler.format;

import java.util.ArrayList;
import java.util.List;

/** Ends lines that are too long earlier: at the outermost places where they may end, as late as they fit. */
final class Wrapping {
    /** A line's code is at most so long, where it can be broken. */
    static final int WIDTH = 120;

    private final Outline outline;
    private final Breaks breaks;
    private final Page page;

    private Wrapping(Outline outline, Breaks breaks, Page page) {
        this.outline = outline;
        this.breaks = breaks;
        this.page = page;
    }

    /** Adds breaks to those that made the page; false where no line needs any. */
    static boolean wrap(Outline outline, Breaks breaks, Page page) {
        var wrapping = new Wrapping(outline, breaks, page);
        boolean added = false;
        for (Page.Line line : page.lines()) {
            added |= line.code().length() > WIDTH && wrapping.wrap(line);
        }
        return added;
    }

    private boolean wrap(Page.Line line) {
        List<Integer> places = outermost(line);
        int shift = 0;
        boolean added = false;
        for (int i = 0; i < places.size(); i++) {
            int end = i + 1 < places.size()
                    ? end(places.get(i + 1) - 1)
                    : line.code().length();
            if (end + shift > WIDTH) {
                int place = places.get(i);
                shift = page.columnOf(place) - page.column[place];
                breaks.add(place);
                added = true;
            }
        }
        return added;
    }

    private int end(int token) {
        return page.column[token] + outline.text(token).length();
    }

    private List<Integer> outermost(Page.Line line) {
        List<Integer> places = new ArrayList<>();
        int outermost = Integer.MAX_VALUE;
        for (int i = line.first() + 1; line.first() != Outline.NONE && i <= line.last(); i++) {
            if (breaks.canAdd(i) && outline.depth[i] <= outermost) {
                if (outline.depth[i] < outermost) {
                    places.clear();
                }
                outermost = outline.depth[i];
                places.add(i);
            }
        }
        return places;
    }
}
