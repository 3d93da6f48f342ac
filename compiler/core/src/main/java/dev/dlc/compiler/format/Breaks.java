package dev.dlc.compiler.format;

import dev.dlc.compiler.syntax.SyntaxTree.Token;

/** Before which tokens a line ends. */
final class Breaks {
    private final Outline outline;
    private final boolean[] before;

    private Breaks(Outline outline) {
        this.outline = outline;
        this.before = new boolean[outline.gap.length];
    }

    /** Those of the author, where they may be, and those that must be. */
    static Breaks ofAuthor(Outline outline) {
        var breaks = new Breaks(outline);
        for (int i = 0; i <= outline.end(); i++) {
            breaks.before[i] = outline.forced[i] || outline.breakable[i] && breaks.isWanted(i);
        }
        for (int i = 0; i <= outline.end(); i++) {
            if (outline.otherwise[i] != null && breaks.isOpened(outline.otherwise[i])) {
                breaks.before[i] = false;
            }
        }
        return breaks;
    }

    /** A line that ends behind an operator ends before it instead. */
    private boolean isWanted(int token) {
        Token next = outline.operator[token] ? outline.tree.tokens().get(token + 1) : null;
        return outline.tree.tokens().get(token).startsLine()
                || next != null && next.comments().isEmpty() && next.startsLine();
    }

    boolean isBefore(int token) {
        return before[token]
                || outline.bracket[token] != null
                        && token == outline.bracket[token].close
                        && isOpened(outline.bracket[token]);
    }

    /** Whether what stands between the brackets begins and ends with lines of its own. */
    boolean isOpened(Outline.Group group) {
        return !group.isEmpty() && before[group.content];
    }

    /** Whether a line that is too long may end before the token. */
    boolean canAdd(int token) {
        return outline.wrappable[token]
                && !before[token]
                && (outline.otherwise[token] == null || !isOpened(outline.otherwise[token]));
    }

    void add(int token) {
        before[token] = true;
        for (int i = token; i <= outline.end() && outline.bracket[token - 1] != null; i++) {
            // the `else` behind a body that is opened now stands behind its brace
            if (outline.otherwise[i] != null && outline.otherwise[i].content == token) {
                before[i] = false;
            }
            if (i > outline.bracket[token - 1].close) {
                break;
            }
        }
    }
}
