package dev.dlc.compiler.format;

import dev.dlc.compiler.syntax.SyntaxTree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What {@link Outliner} finds out about each token: where lines may end, and what they stand under then. */
final class Outline {
    /** Nothing that a token could stand under. */
    static final int NONE = -1;

    /** What stands between two brackets. */
    static final class Group {
        final int open;
        /** The token behind the opening bracket. */
        final int content;

        final int close;
        /** The item that it is a part of; null at the top of the file. */
        final Item item;

        Group(int open, int close, Item item) {
            this.open = open;
            this.content = open + 1;
            this.close = close;
            this.item = item;
        }

        boolean isEmpty() {
            return content == close;
        }
    }

    /** A declaration, section, statement, setting or rule. */
    static final class Item {
        final int first;
        final int last;
        /** What its brackets are indented from: its first token, or that of its value. */
        final int base;
        /** The brackets that it stands between; null for a declaration. */
        final Group group;

        final List<Column> columns = new ArrayList<>();
        /** The braces of a section; null where it has none. */
        Group body;

        Item(int first, int last, int base, Group group) {
            this.first = first;
            this.last = last;
            this.base = base;
            this.group = group;
        }
    }

    /**
     * A token of an item that stands under those of its neighbours.
     *
     * @param kind only columns of one kind are aligned
     */
    record Column(int token, String kind) {}

    final SyntaxTree tree;
    /** Blanks before a token within a line. */
    final int[] gap;
    /** Whether a line may begin with it. */
    final boolean[] breakable;
    /** Whether a line that is too long is broken here. */
    final boolean[] wrappable;
    /** Whether a line always begins with it. */
    final boolean[] forced;
    /** How deep in the tree the break is: outer ones are taken first. */
    final int[] depth;
    /** A line that begins with the token stands under this one, */
    final int[] under;
    /** by so many columns further right. */
    final int[] offset;
    /** The brackets whose content it begins an element of, which then decide about the column; null for none. */
    final Group[] element;
    /** Of a closing bracket, its pair; of an opening one, too. */
    final Group[] bracket;
    /** Of the {@code else} behind a body, the body. */
    final Group[] otherwise;
    /** Whether an item begins here, so that an empty line may stand before it. */
    final boolean[] startsItem;
    /** Whether an empty line stands before it in any case. */
    final boolean[] apart;
    /** Whether it is an operator, before which a line may end rather than behind it. */
    final boolean[] operator;

    final List<List<Item>> lists = new ArrayList<>();

    Outline(SyntaxTree tree) {
        this.tree = tree;
        int count = tree.tokens().size();
        gap = new int[count];
        Arrays.fill(gap, 1);
        breakable = new boolean[count];
        wrappable = new boolean[count];
        forced = new boolean[count];
        depth = new int[count];
        under = new int[count];
        Arrays.fill(under, NONE);
        offset = new int[count];
        element = new Group[count];
        bracket = new Group[count];
        otherwise = new Group[count];
        startsItem = new boolean[count];
        apart = new boolean[count];
        operator = new boolean[count];
    }

    String text(int token) {
        return tree.tokens().get(token).text();
    }

    boolean isCommented(int token) {
        return !tree.tokens().get(token).comments().isEmpty();
    }

    /** The last token, which has no text. */
    int end() {
        return gap.length - 1;
    }
}
