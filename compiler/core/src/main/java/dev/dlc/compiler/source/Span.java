package dev.dlc.compiler.source;

/**
 * A piece of a source file.
 *
 * @param start offset of its first character
 * @param end offset past its last character
 */
public record Span(SourceFile file, int start, int end) {
    public Span {
        if (start < 0 || end < start || end > file.text().length()) {
            throw new IllegalArgumentException("no span " + start + ".." + end + " in " + file.name());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Span span && start == span.start && end == span.end && file.equals(span.file);
    }

    @Override
    public int hashCode() {
        return 31 * start + end;
    }

    /** The smallest span that holds both; they are of one file. */
    public Span to(Span other) {
        return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
    }

    public int line() {
        return file.line(start);
    }

    public int column() {
        return file.column(start);
    }

    public String text() {
        return file.text().substring(start, end);
    }
}
