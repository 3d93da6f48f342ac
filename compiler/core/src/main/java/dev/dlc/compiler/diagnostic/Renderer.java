package dev.dlc.compiler.diagnostic;

import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shows problems to a person: cause, place, the lines of the file with the place underlined, and what to do. */
public final class Renderer {
    /** A line of the file is cut to this many cells, around what is underlined. */
    private static final int WIDEST = 120;

    private static final int CONTEXT = 40;

    /** What is underlined; the main place of a problem has no text of its own. */
    private record Mark(Span span, String text, boolean main) {}

    private final StringBuilder out = new StringBuilder();
    private final boolean colored;
    /** The lines shown so far: many problems may lie on one, which may be the whole file. */
    private final Map<Place, SourceLine> shown = new HashMap<>();

    private int gutter;

    private record Place(SourceFile file, int line) {}

    private Renderer(boolean colored) {
        this.colored = colored;
    }

    /** In plain text, an empty line after each problem. */
    public static String plain(List<Diagnostic> diagnostics) {
        return render(diagnostics, false);
    }

    /** With ANSI's colours for terminals, otherwise as {@link #plain}. */
    public static String colored(List<Diagnostic> diagnostics) {
        return render(diagnostics, true);
    }

    /** As a JSON array for programs, see {@link JsonRenderer}. */
    public static String json(List<Diagnostic> diagnostics) {
        return new JsonRenderer().render(diagnostics);
    }

    /** One problem as JSON, in one line without its end. */
    public static String jsonLine(Diagnostic diagnostic) {
        return new JsonRenderer().diagnostic(diagnostic);
    }

    private static String render(List<Diagnostic> diagnostics, boolean colored) {
        var renderer = new Renderer(colored);
        diagnostics.forEach(renderer::diagnostic);
        return renderer.out.toString();
    }

    private void diagnostic(Diagnostic diagnostic) {
        boolean error = diagnostic.isError();
        String level = (error ? "error" : "warning") + "[" + diagnostic.code().number() + "]";
        out.append(paint(error ? Color.ERROR : Color.WARNING, level))
                .append(paint(Color.TITLE, ": " + SourceLine.shortened(diagnostic.message())))
                .append('\n');
        gutter = String.valueOf(lastLine(diagnostic)).length();
        for (SourceFile file : files(diagnostic)) {
            List<Mark> marks = marks(diagnostic, file);
            Span place = file.equals(diagnostic.span().file())
                    ? diagnostic.span()
                    : marks.get(0).span();
            String arrow = file.equals(diagnostic.span().file()) ? "-->" : ":::";
            out.append(" ".repeat(gutter))
                    .append(paint(Color.FRAME, arrow))
                    .append(' ')
                    .append(SourceLine.visible(file.name()))
                    .append(":" + place.line() + ":" + place.column() + "\n");
            lines(file, marks, error);
        }
        for (String help : diagnostic.help()) {
            note(Color.HELP, "help", help);
        }
        diagnostic
                .fix()
                .ifPresent(fix -> note(
                        Color.HELP,
                        "fix",
                        fix.span().start() == fix.span().end()
                                ? "insert `" + fix.replacement() + "`"
                                : "replace `" + fix.span().text() + "` by `" + fix.replacement() + "`"));
        out.append('\n');
    }

    private void note(Color color, String kind, String text) {
        out.append(" ".repeat(gutter + 1))
                .append(paint(Color.FRAME, "= "))
                .append(paint(color, kind))
                .append(": " + SourceLine.shortened(text) + "\n");
    }

    private static int lastLine(Diagnostic diagnostic) {
        return diagnostic.labels().stream()
                .mapToInt(label -> label.span().line())
                .reduce(diagnostic.span().line(), Math::max);
    }

    /** The file of the problem first. */
    private static List<SourceFile> files(Diagnostic diagnostic) {
        List<SourceFile> files = new ArrayList<>(List.of(diagnostic.span().file()));
        for (Diagnostic.Label label : diagnostic.labels()) {
            if (!files.contains(label.span().file())) {
                files.add(label.span().file());
            }
        }
        return files;
    }

    private static List<Mark> marks(Diagnostic diagnostic, SourceFile file) {
        List<Mark> marks = new ArrayList<>();
        marks.add(new Mark(diagnostic.span(), "", true));
        diagnostic.labels().forEach(label -> marks.add(new Mark(label.span(), label.text(), false)));
        marks.removeIf(mark -> !mark.span().file().equals(file));
        // the main mark stays first on its line
        marks.sort(Comparator.comparing(mark -> mark.span().line()));
        return marks;
    }

    private void lines(SourceFile file, List<Mark> marks, boolean error) {
        frame("", "");
        int lineBefore = 0;
        int from = 0;
        int to = 0;
        for (Mark mark : marks) {
            int line = mark.span().line();
            var source = shown.computeIfAbsent(
                    new Place(file, line), place -> new SourceLine(place.file().lineText(place.line())));
            int start = source.cell(mark.span().start() - file.lineStart(line));
            boolean visible = line == lineBefore && start >= from && start < to;
            if (!visible) {
                if (lineBefore != 0 && line > lineBefore + 1) {
                    out.append(paint(Color.FRAME, "...")).append('\n');
                }
                from = source.width() <= WIDEST ? 0 : Math.max(0, Math.min(start - CONTEXT, source.width() - WIDEST));
                to = source.width() <= WIDEST ? Math.max(WIDEST, source.width() + 1) : from + WIDEST;
                frame(String.valueOf(line), source.cut(from, to));
            }
            frame("", underline(source, file, mark, from, to, error));
            lineBefore = line;
        }
    }

    private String underline(SourceLine source, SourceFile file, Mark mark, int from, int to, boolean error) {
        int line = mark.span().line();
        int lineStart = file.lineStart(line);
        boolean severalLines = file.line(mark.span().end()) > line;
        int start = source.cell(mark.span().start() - lineStart);
        int end = severalLines ? source.width() : source.cell(mark.span().end() - lineStart);
        int width = Math.max(1, Math.min(end, to) - start);
        String indentation = " ".repeat(start - from + (from > 0 ? 1 : 0));
        String line1 = (mark.main() ? "^" : "-").repeat(width) + (severalLines ? "..." : "");
        String text = mark.text().isEmpty() ? "" : " " + SourceLine.shortened(mark.text());
        return indentation + paint(mark.main() ? error ? Color.ERROR : Color.WARNING : Color.FRAME, line1 + text);
    }

    private void frame(String number, String content) {
        String left = " ".repeat(gutter - number.length()) + number + " |";
        out.append(paint(Color.FRAME, left))
                .append(content.isEmpty() ? "" : " " + content)
                .append('\n');
    }

    /** ANSI's sequences. */
    private enum Color {
        ERROR("1;31"),
        WARNING("1;33"),
        FRAME("1;34"),
        HELP("1;36"),
        TITLE("1");

        private final String sequence;

        Color(String sequence) {
            this.sequence = sequence;
        }
    }

    private String paint(Color color, String text) {
        return colored ? "\u001b[" + color.sequence + "m" + text + "\u001b[0m" : text;
    }
}
