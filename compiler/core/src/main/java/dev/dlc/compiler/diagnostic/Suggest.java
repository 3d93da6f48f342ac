package dev.dlc.compiler.diagnostic;

import java.util.Collection;
import java.util.Optional;

/**
 * Finds the name that was probably meant: the nearest by optimal string alignment (insertions, deletions, replacements, swaps
 * of neighbours), if no more than a third of its letters are wrong.
 */
public final class Suggest {
    private Suggest() {}

    /** The nearest of the candidates; the first of several equally near. */
    public static Optional<String> nearest(String written, Collection<String> candidates) {
        String best = null;
        int least = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int shorter = Math.min(written.length(), candidate.length());
            int allowed = shorter < 2 ? 0 : Math.max(1, shorter / 3);
            // Names far longer than any candidate are not worth a table of their letters.
            if (Math.abs(candidate.length() - written.length()) <= allowed) {
                int distance = distance(written, candidate);
                if (distance <= allowed && distance < least) {
                    best = candidate;
                    least = distance;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            table[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            table[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                table[i][j] = swapped ? Math.min(best, 1 + table[i - 2][j - 2]) : best;
            }
        }
        return table[a.length()][b.length()];
    }
}
