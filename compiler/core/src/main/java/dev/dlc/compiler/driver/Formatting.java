package dev.dlc.compiler.driver;

import dev.dlc.compiler.ast.Printer;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.format.Formatter;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import java.util.Optional;

/** Formats files: {@link Formatter} says how. */
public final class Formatting {
    private Formatting() {}

    /**
     * The text of the file as it should be. Its lines end as the first one of the file does.
     *
     * @param problems takes what is wrong with the form of the file
     * @return empty where anything is
     */
    public static Optional<String> format(SourceFile file, Problems problems) {
        Parser.parse(file, problems);
        if (problems.hasErrors()) {
            return Optional.empty();
        }
        String text = file.text();
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        var source = new SourceFile(file.name(), plain);
        String formatted = Formatter.format(Parser.syntax(source));
        if (!means(formatted, source)) {
            // line ends mean nothing but in names that are words of sections: such a file is left as it is
            return Optional.of(text);
        }
        int lineEnd = text.indexOf('\n');
        boolean windows = lineEnd > 0 && text.charAt(lineEnd - 1) == '\r';
        return Optional.of(windows ? formatted.replace("\n", "\r\n") : formatted);
    }

    private static boolean means(String formatted, SourceFile source) {
        var problems = new Problems();
        String after = Printer.print(Parser.parse(new SourceFile(source.name(), formatted), problems));
        return !problems.hasErrors() && after.equals(Printer.print(Parser.parse(source, new Problems())));
    }
}
