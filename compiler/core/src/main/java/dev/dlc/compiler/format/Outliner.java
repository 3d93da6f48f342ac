package dev.dlc.compiler.format;

import dev.dlc.compiler.format.Outline.Column;
import dev.dlc.compiler.format.Outline.Group;
import dev.dlc.compiler.format.Outline.Item;
import dev.dlc.compiler.syntax.Form;
import dev.dlc.compiler.syntax.SyntaxTree;
import dev.dlc.compiler.syntax.SyntaxTree.Node;
import java.util.ArrayList;
import java.util.List;

/** Finds out about each token where lines may end. One visit of the tree. */
final class Outliner {
    /** What a line is indented by, from what it belongs to. */
    static final int INDENT = 2;

    private final SyntaxTree tree;
    private final Outline outline;

    private Outliner(SyntaxTree tree) {
        this.tree = tree;
        this.outline = new Outline(tree);
    }

    static Outline outline(SyntaxTree tree) {
        var outliner = new Outliner(tree);
        outliner.signs();
        outliner.file();
        return outliner.outline;
    }

    /** What holds for signs wherever they stand. */
    private void signs() {
        for (int i = 0; i < tree.tokens().size(); i++) {
            switch (outline.text(i)) {
                case ",", ";", ":", "?", ")", "]" -> outline.gap[i] = 0;
                default -> {}
            }
            if (i > 0 && (outline.text(i - 1).equals("(") || outline.text(i - 1).equals("["))) {
                outline.gap[i] = 0;
            }
        }
    }

    private void file() {
        List<Item> items = new ArrayList<>();
        Form before = null;
        for (Node declaration : tree.root().children()) {
            Form form = declaration.form();
            outline.forced[declaration.first()] = true;
            outline.apart[declaration.first()] = before != null && (isLarge(form) || isLarge(before));
            items.add(item(declaration, declaration.first(), null, 0));
            before = form;
        }
        outline.lists.add(items);
        outline.forced[outline.end()] = true;
    }

    private static boolean isLarge(Form form) {
        return form == Form.BLOCK || form == Form.MODEL;
    }

    private Item item(Node node, int base, Group group, int depth) {
        var item = new Item(node.first(), node.last(), base, group);
        outline.startsItem[item.first] = true;
        for (int i = item.first; i <= item.last; i++) {
            outline.under[i] = item.first;
            outline.offset[i] = 2 * INDENT;
        }
        outline.under[item.first] = Outline.NONE;
        outline.offset[item.first] = 0;
        outline.element[item.first] = group;
        item.columns.addAll(columns(node));
        visit(node, depth, item);
        return item;
    }

    private List<Column> columns(Node node) {
        List<Column> columns = new ArrayList<>();
        int first = node.first();
        switch (node.form()) {
            case PARAM -> {
                columns.add(new Column(first + 3, "type"));
                if (child(node, Form.PIPELINE) != null) {
                    columns.add(new Column(child(node, Form.PIPELINE).first() - 1, "default"));
                }
            }
            case PORT -> {
                columns.add(new Column(first + 1, "section"));
                columns.add(new Column(first + 3, outline.text(first)));
            }
            case SECTION, RULES_SECTION, SCHEDULE -> columns.add(new Column(first + 1, "section"));
            case STATEMENT -> {
                int value = child(node, Form.PIPELINE).first();
                if (value > first) {
                    columns.add(new Column(value - 1, "value"));
                }
            }
            case SETTING -> {
                if (first < node.last() && !outline.text(first + 1).equals("(")) {
                    columns.add(new Column(first + 1, "setting"));
                }
            }
            case INIT_RULE ->
                columns.add(new Column(
                        node.children().get(node.children().size() - 1).first(), "rule"));
            default -> {}
        }
        return columns;
    }

    private static Node child(Node node, Form form) {
        return node.children().stream()
                .filter(child -> child.form() == form)
                .findFirst()
                .orElse(null);
    }

    private void visit(Node node, int depth, Item item) {
        switch (node.form()) {
            case MODEL -> {
                Group sections = items(
                        node,
                        node.first() + 2,
                        node.children().subList(1, node.children().size()),
                        depth,
                        item);
                for (Node section : node.children().subList(1, node.children().size())) {
                    outline.forced[section.first()] = true;
                }
                outline.forced[sections.content] = !sections.isEmpty();
            }
            case RULES_SECTION -> item.body = items(node, node.first() + 1, node.children(), depth, item);
            case SETTINGS, AUGMENTATIONS, BODY -> {
                Group body = items(node, node.first(), node.children(), depth, item);
                if (item.body == null) {
                    item.body = body;
                }
            }
            case ARGUMENTS, SIZES -> {
                outline.gap[node.first()] = 0;
                elements(node, node.first(), depth, item);
            }
            case GROUP, LIST -> elements(node, node.first(), depth, item);
            case CLASS_NAMES -> elements(node, node.first(), depth, item);
            case ALL_EXCEPT -> {
                if (outline.text(node.last()).equals("]")) {
                    elements(node, node.first() + 2, depth, item);
                }
            }
            case BARE_ARGUMENTS, GLOBS -> bare(node, depth, item);
            default -> {
                separate(node, depth);
                node.children().forEach(child -> visit(child, depth + 1, item));
            }
        }
    }

    /** The blanks and line ends between the parts of an expression. */
    private void separate(Node node, int depth) {
        switch (node.form()) {
            case PIPELINE, SCHEDULE -> arrows(node, depth);
            case GLOB -> glob(node);
            case MEMBER -> {
                outline.gap[node.last() - 1] = 0;
                outline.gap[node.last()] = 0;
            }
            case UNARY -> outline.gap[node.first() + 1] = 0;
            case BINARY -> binary(node, depth);
            case RANGE -> {
                if (node.children().stream().noneMatch(this::isLoose)) {
                    outline.gap[node.children().get(1).first() - 1] = 0;
                    outline.gap[node.children().get(1).first()] = 0;
                }
            }
            case IF -> branches(node, depth);
            case UNKNOWN_SECTION -> {
                for (int i = node.first() + 1; i <= node.last(); i++) {
                    outline.gap[i] = tree.tokens().get(i).spaced() ? 1 : 0;
                    outline.breakable[i] = true;
                    outline.offset[i] = INDENT;
                }
            }
            default -> {}
        }
    }

    private void arrows(Node pipeline, int depth) {
        List<Node> stages = pipeline.children();
        int firstArrow = Outline.NONE;
        for (Node stage : stages.subList(1, stages.size())) {
            int arrow = stage.first() - 1;
            boolean first = firstArrow == Outline.NONE;
            operator(arrow, depth, first ? stages.get(0).first() : firstArrow, first ? INDENT : 0);
            firstArrow = first ? arrow : firstArrow;
        }
    }

    private void operator(int token, int depth, int under, int offset) {
        mayBreak(token, depth, under, offset);
        outline.operator[token] = true;
    }

    private void mayBreak(int token, int depth, int under, int offset) {
        outline.breakable[token] = true;
        outline.wrappable[token] = true;
        outline.depth[token] = depth;
        outline.under[token] = under;
        outline.offset[token] = offset;
    }

    private void binary(Node node, int depth) {
        int right = node.children().get(1).first();
        if (outline.text(right - 1).equals("^")) {
            outline.gap[right - 1] = 0;
            outline.gap[right] = 0;
        } else {
            operator(right - 1, depth, node.first(), INDENT);
        }
    }

    private boolean isLoose(Node operand) {
        return operand.form() == Form.BINARY
                && !outline.text(operand.children().get(1).first() - 1).equals("^");
    }

    private void glob(Node glob) {
        for (int i = glob.first() + 1; i <= glob.last(); i++) {
            // `0 .1` is two segments as `0.1` is, but other tokens
            boolean joins = outline.text(i).equals(".")
                    && Character.isDigit(outline.text(i - 1).charAt(0))
                    && Character.isDigit(outline.text(i + 1).charAt(0));
            outline.gap[i] = joins ? 1 : 0;
        }
    }

    private void branches(Node node, int depth) {
        List<Node> parts = node.children();
        for (int i = 1; i < parts.size() - 1; i++) {
            if (parts.get(i).form() == Form.BODY) {
                int otherwise = parts.get(i).last() + 1;
                mayBreak(otherwise, depth, node.first(), 0);
                outline.otherwise[otherwise] =
                        new Group(parts.get(i).first(), parts.get(i).last(), null);
            }
        }
    }

    /** What stands between braces, each item by itself. */
    private Group items(Node node, int open, List<Node> children, int depth, Item item) {
        Group group = group(open, node.last(), item);
        outline.gap[group.close] = group.isEmpty() && !outline.isCommented(group.close) ? 0 : 1;
        if (group.isEmpty()) {
            return group;
        }
        boolean ruled = node.form() == Form.RULES_SECTION;
        List<Item> items = new ArrayList<>();
        for (Node child : children) {
            Node value = child.form() == Form.STATEMENT ? child(child, Form.PIPELINE) : child;
            items.add(item(child, value.first(), group, depth + 2));
            boolean separated = outline.text(child.first() - 1).equals(";");
            outline.gap[child.first()] = child.first() == group.content || separated ? 1 : ruled ? 3 : 2;
            mayBreak(child.first(), depth + 1, Outline.NONE, 0);
        }
        outline.lists.add(items);
        content(group, depth, true);
        return group;
    }

    private void content(Group group, int depth, boolean wraps) {
        outline.breakable[group.content] = true;
        outline.wrappable[group.content] = wraps;
        outline.depth[group.content] = depth;
        outline.element[group.content] = group;
        if (wraps) {
            outline.gap[group.content] = 1;
        }
    }

    /** What stands between brackets or parentheses, with commas. */
    private void elements(Node node, int open, int depth, Item item) {
        Group group = group(open, node.last(), item);
        if (outline.text(open).equals("{")) {
            outline.gap[group.close] = group.isEmpty() && !outline.isCommented(group.close) ? 0 : 1;
        }
        if (!group.isEmpty()) {
            for (Node child : node.children()) {
                if (child.first() > open) {
                    mayBreak(child.first(), depth, Outline.NONE, 0);
                    outline.element[child.first()] = group;
                }
            }
            content(group, depth, false);
        }
        node.children().forEach(child -> visit(child, depth + 1, item));
    }

    private Group group(int open, int close, Item item) {
        var group = new Group(open, close, item);
        outline.bracket[open] = group;
        outline.bracket[close] = group;
        return group;
    }

    /** Elements with commas and without brackets. */
    private void bare(Node node, int depth, Item item) {
        List<Node> elements = node.children();
        for (Node element : elements.subList(1, elements.size())) {
            mayBreak(element.first(), depth, elements.get(0).first(), 0);
        }
        elements.forEach(element -> visit(element, depth + 1, item));
    }
}
