package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A pattern over the paths of weights: {@code head.**}, {@code *.0.weight}.
 *
 * @param segments names, numbers, {@code *} (one segment of the path) or {@code **} (any number, also none)
 */
public record Glob(List<Name> segments, Span span) {
    public Glob {
        segments = List.copyOf(segments);
    }

    /** As written, without white space. */
    public String text() {
        return segments.stream().map(Name::text).collect(Collectors.joining("."));
    }

    /** True if the pattern covers the whole of {@code path}, such as {@code body.0.main.conv2d.weight}. */
    public boolean matches(String path) {
        String[] parts = path.split("\\.");
        // reached[i]: the segments so far can cover the first i parts; one pass a segment, so no pattern is slow
        boolean[] reached = new boolean[parts.length + 1];
        reached[0] = true;
        for (Name segment : segments) {
            boolean any = segment.text().equals("**");
            boolean[] next = new boolean[parts.length + 1];
            for (int i = 0; i <= parts.length; i++) {
                next[i] = any
                        ? reached[i] || i > 0 && next[i - 1]
                        : i > 0
                                && reached[i - 1]
                                && (segment.text().equals("*") || segment.text().equals(parts[i - 1]));
            }
            reached = next;
        }
        return reached[parts.length];
    }
}
