package dev.dlc.runtime;

/** Patterns over the paths of weights: {@code *} is one segment, {@code **} any number, also none. */
final class PathPattern {
    private PathPattern() {}

    /** True if the pattern covers the whole path. One pass a segment: no pattern is slow. */
    static boolean matches(String pattern, String path) {
        String[] parts = path.split("\\.");
        // reached[i]: the segments so far can cover the first i parts
        boolean[] reached = new boolean[parts.length + 1];
        reached[0] = true;
        for (String segment : pattern.split("\\.")) {
            boolean any = segment.equals("**");
            boolean[] next = new boolean[parts.length + 1];
            for (int i = 0; i <= parts.length; i++) {
                boolean fits = i > 0 && (segment.equals("*") || segment.equals(parts[i - 1]));
                next[i] = any ? reached[i] || i > 0 && next[i - 1] : fits && reached[i - 1];
            }
            reached = next;
        }
        return reached[parts.length];
    }
}
