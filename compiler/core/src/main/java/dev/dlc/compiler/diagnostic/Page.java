package dev.dlc.compiler.diagnostic;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be said about a code at length: what happened, why it is wrong, an example, how to mend it and the example mended.
 * The pages are resources in Markdown, {@code DL0401.md}, whose examples a test compiles.
 *
 * @param code what it explains
 * @param markdown its text; the info strings of the examples say {@code wrong} or {@code right}
 */
public record Page(Code code, String markdown) {
    /** A link; that of a page of the documentation is shown without its address. */
    private static final String LINK = "\\[([^]]+)]\\((https?:[^)]+)\\)";

    private static final String LOCAL_LINK = "\\[([^]]+)]\\([^)]+\\)";

    /** Where the page of a code lies in the jar of this class. */
    public static String resource(Code code) {
        return "/dev/dlc/compiler/error-pages/" + code.number() + ".md";
    }

    /** As a terminal shows it: the examples are indented, addresses written out. */
    public String text() {
        var text = new StringBuilder(heading()).append("\n\n");
        boolean example = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith("```")) {
                example = !example;
                if (example && line.contains(" file ")) {
                    text.append(line.substring(line.indexOf(" file ") + 6).replaceFirst(" (.+)", " ($1)"))
                            .append(":\n\n");
                }
            } else if (example) {
                text.append(line.isEmpty() ? "" : "    " + line).append('\n');
            } else {
                text.append(line.replaceAll(LINK, "$1 ($2)").replaceAll(LOCAL_LINK, "$1"))
                        .append('\n');
            }
        }
        return text.toString();
    }

    private String heading() {
        return code.number() + ": " + code.title() + " ("
                + (code.level() == Level.ERROR ? "error" : "warning, may be allowed") + ")";
    }

    /** All of the pages in one, in Markdown: the documentation of the codes. */
    public static String documentation(List<Page> pages) {
        return """
                # Errors and warnings

                Every problem that dlc tells has a code that stays the same over versions. `dlc explain DL0401` prints what stands here about
                it. [warnings.md](warnings.md) says how a warning is allowed. This page is generated from the pages of the compiler
                (`compiler/core/src/main/resources/dev/dlc/compiler/error-pages`); a test compiles each example.

                | code | level | about |
                |---|---|---|
                %s
                %s""".formatted(
                        pages.stream().map(Page::row).collect(Collectors.joining()),
                        pages.stream().map(Page::section).collect(Collectors.joining("\n")));
    }

    private String row() {
        return "| [%s](#%s) | %s | %s |%n"
                .formatted(
                        code.number(),
                        code.number().toLowerCase(),
                        code.level() == Level.ERROR ? "error" : "warning",
                        code.title())
                .replace("\r\n", "\n");
    }

    private String section() {
        String shown = markdown.replaceAll("(?m)^```dl file (\\S+)$", "`$1`:\n\n```dl")
                .replaceAll("(?m)^```dl file (\\S+) (.+)$", "`$1` ($2):\n\n```dl")
                .replaceAll("(?m)^```dl .*$", "```dl");
        return "## " + code.number() + "\n\n**" + code.title() + "** ("
                + (code.level() == Level.ERROR ? "error" : "warning") + ")\n\n" + shown;
    }
}
