package dev.dlc.cli;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the unified form that {@code patch} reads, with three lines around each change. */
final class LineDiff {
    private static final int CONTEXT = 3;
    /** So many pairs of lines are compared at most; texts that differ more are shown as replaced. */
    private static final long LARGEST = 4_000_000;

    /** A line: {@code ' '} of both texts, {@code '-'} of the first, {@code '+'} of the second alone. */
    private record Edit(char sign, String line) {}

    private final List<Edit> edits = new ArrayList<>();

    private LineDiff() {}

    /** Empty where they are equal. */
    static String of(String name, String before, String after) {
        var diff = new LineDiff();
        diff.compare(lines(before), lines(after));
        String hunks = diff.hunks();
        return hunks.isEmpty() ? "" : "--- " + name + "\n+++ " + name + "\n" + hunks;
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    private void compare(List<String> a, List<String> b) {
        int start = 0;
        while (start < Math.min(a.size(), b.size()) && a.get(start).equals(b.get(start))) {
            edits.add(new Edit(' ', a.get(start++)));
        }
        int end = 0;
        while (end < Math.min(a.size(), b.size()) - start
                && a.get(a.size() - 1 - end).equals(b.get(b.size() - 1 - end))) {
            end++;
        }
        differ(a.subList(start, a.size() - end), b.subList(start, b.size() - end));
        a.subList(a.size() - end, a.size()).forEach(line -> edits.add(new Edit(' ', line)));
    }

    /** By the longest lines that both have in common, in their order. */
    private void differ(List<String> a, List<String> b) {
        int[][] common = (long) a.size() * b.size() > LARGEST ? null : common(a, b);
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (common != null && i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                edits.add(new Edit(' ', a.get(i++)));
                j++;
            } else if (i < a.size() && (common == null || j == b.size() || common[i + 1][j] >= common[i][j + 1])) {
                edits.add(new Edit('-', a.get(i++)));
            } else {
                edits.add(new Edit('+', b.get(j++)));
            }
        }
    }

    /** How many lines the rests from i and j on have in common. */
    private static int[][] common(List<String> a, List<String> b) {
        int[][] common = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                common[i][j] = a.get(i).equals(b.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private String hunks() {
        var text = new StringBuilder();
        int from = nextChange(0);
        while (from < edits.size()) {
            int to = from + 1;
            for (int next = to; next < edits.size() && next - to <= 2 * CONTEXT; next++) {
                to = edits.get(next).sign() == ' ' ? to : next + 1;
            }
            hunk(Math.max(0, from - CONTEXT), Math.min(edits.size(), to + CONTEXT), text);
            from = nextChange(to);
        }
        return text.toString();
    }

    private int nextChange(int from) {
        int next = from;
        while (next < edits.size() && edits.get(next).sign() == ' ') {
            next++;
        }
        return next;
    }

    private void hunk(int from, int to, StringBuilder text) {
        text.append("@@ -")
                .append(range('+', from, to))
                .append(" +")
                .append(range('-', from, to))
                .append(" @@\n");
        edits.subList(from, to)
                .forEach(edit -> text.append(edit.sign()).append(edit.line()).append('\n'));
    }

    /** The first line, from 1, and the number of lines, without those of the other text. */
    private String range(char other, int from, int to) {
        long before = edits.subList(0, from).stream()
                .filter(edit -> edit.sign() != other)
                .count();
        long count = edits.subList(from, to).stream()
                .filter(edit -> edit.sign() != other)
                .count();
        return (count == 0 ? before : before + 1) + "," + count;
    }
}
