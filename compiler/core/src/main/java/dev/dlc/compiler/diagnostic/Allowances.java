package dev.dlc.compiler.diagnostic;

import dev.dlc.compiler.source.SourceFile;
import dev.dlc.compiler.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Leaves out the warnings that the user allows: by an option for all files, or by a comment in the file, {@code // allow DL0913}, at
 * the end of the line that is warned of or alone on the line above it. Errors cannot be allowed.
 */
public final class Allowances {
    /** Strings come first, so that a comment in one is none; what follows the codes may say why. */
    private static final Pattern COMMENT =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//\\s*allow\\s+(DL\\d{4}(?:\\s*,\\s*DL\\d{4})*)|//.*");

    private static final Pattern NUMBER = Pattern.compile("DL\\d{4}");

    private final Set<Code> everywhere;
    private final Map<SourceFile, Map<Integer, Set<Code>>> byLine = new HashMap<>();

    /**
     * @param everywhere the warnings that no file need show
     */
    public Allowances(Set<Code> everywhere) {
        this.everywhere = Set.copyOf(everywhere);
    }

    /** All but the allowed ones, in their order. */
    public List<Diagnostic> filter(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(diagnostic -> diagnostic.isError() || !isAllowed(diagnostic))
                .toList();
    }

    private boolean isAllowed(Diagnostic diagnostic) {
        Span span = diagnostic.span();
        return everywhere.contains(diagnostic.code())
                || byLine.computeIfAbsent(span.file(), file -> read(file, new Problems()))
                        .getOrDefault(span.line(), Set.of())
                        .contains(diagnostic.code());
    }

    /** Warns of comments that allow what is no warning, which are slips of the pen. */
    public static void check(SourceFile file, Problems problems) {
        read(file, problems);
    }

    /** The codes that are allowed on each line, by its number. */
    private static Map<Integer, Set<Code>> read(SourceFile file, Problems problems) {
        Map<Integer, Set<Code>> allowed = new HashMap<>();
        if (!file.text().contains("allow")) {
            return allowed;
        }
        for (int line = 1; line <= file.lineCount(); line++) {
            String text = file.lineText(line);
            Matcher matcher = COMMENT.matcher(text);
            while (matcher.find()) {
                if (matcher.group(1) == null) {
                    continue;
                }
                boolean alone = text.substring(0, matcher.start()).isBlank();
                List<Code> codes = codes(file, file.lineStart(line) + matcher.start(1), matcher.group(1), problems);
                allowed.computeIfAbsent(alone ? nextWritten(file, line) : line, key -> new HashSet<>())
                        .addAll(codes);
            }
        }
        return allowed;
    }

    /** The next line that is no comment: several comments may stand above one. */
    private static int nextWritten(SourceFile file, int line) {
        int next = line + 1;
        while (next < file.lineCount() && file.lineText(next).strip().startsWith("//")) {
            next++;
        }
        return next;
    }

    private static List<Code> codes(SourceFile file, int start, String written, Problems problems) {
        List<Code> codes = new ArrayList<>();
        Matcher numbers = NUMBER.matcher(written);
        while (numbers.find()) {
            Code.find(numbers.group())
                    .filter(code -> code.level() == Level.WARNING)
                    .ifPresentOrElse(
                            codes::add,
                            () -> problems.add(Diagnostic.of(
                                    Code.UNKNOWN_ALLOW,
                                    new Span(file, start + numbers.start(), start + numbers.end()),
                                    "`" + numbers.group() + "` is no warning that can be allowed",
                                    "write the code of a warning, which stands in its first line")));
        }
        return codes;
    }
}
