package dev.dlc.compiler.ui;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a comment in a file expects of the compiler: {@code //~ ERROR DL0201 message} speaks of its line, {@code //~^} of the one
 * above it, {@code //~^^} of the one above that.
 */
record Expectation(String file, int line, String level, String code, String message) {
    private static final Pattern COMMENT =
            Pattern.compile("//~(\\^*) (ERROR|WARNING) (DL\\d{4}) (.*?)(?= *//~|$)", Pattern.MULTILINE);

    static List<Expectation> in(SourceFile file) {
        List<Expectation> expected = new ArrayList<>();
        Matcher matcher = COMMENT.matcher(file.text().replace("\r", ""));
        SourceFile plain = new SourceFile(file.name(), file.text().replace("\r", ""));
        while (matcher.find()) {
            int line = plain.line(matcher.start()) - matcher.group(1).length();
            expected.add(new Expectation(
                    file.name(),
                    line,
                    matcher.group(2),
                    matcher.group(3),
                    matcher.group(4).strip()));
        }
        return expected;
    }

    static Expectation of(Diagnostic diagnostic) {
        return new Expectation(
                diagnostic.span().file().name(),
                diagnostic.span().line(),
                diagnostic.code().level().name(),
                diagnostic.code().number(),
                diagnostic.message());
    }

    /** A comment may leave the end of the message out. */
    boolean isMetBy(Expectation actual) {
        return file.equals(actual.file)
                && line == actual.line
                && level.equals(actual.level)
                && code.equals(actual.code)
                && actual.message.replaceAll("\\s+", " ").startsWith(message);
    }
}
