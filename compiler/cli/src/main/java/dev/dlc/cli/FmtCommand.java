package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.driver.Formatting;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code dlc fmt}: lays files out. */
final class FmtCommand extends Command {
    private static final String STANDARD_INPUT = "-";

    private final Argument<List<String>> names =
            parameters(0, "FILE|DIR", "Files, and folders with files; - formats standard input to standard output.");
    private final Argument<Boolean> check =
            flag("--check", "Changes nothing, names the files that are not formatted; then the exit status is 1.");
    private final MessageOptions messages = new MessageOptions(this);

    FmtCommand(Session session) {
        super(session, "fmt", "Formats .dl files: blanks, indentation and columns; what they mean stays.");
    }

    @Override
    public Integer call() throws IOException {
        if (names.value().isEmpty()) {
            throw Failure.usage("which files? None is named", "dlc fmt model.dl", "dlc fmt .");
        }
        if (names.value().contains(STANDARD_INPUT) && names.value().size() > 1) {
            throw Failure.usage("'-' is standard input, and stands alone");
        }
        if (names.value().contains(STANDARD_INPUT)) {
            return standardInput() ? ExitStatus.DONE : ExitStatus.FAULT;
        }
        boolean good = true;
        Set<Path> files = new LinkedHashSet<>();
        for (String name : names.value()) {
            good &= attempt(() -> files.addAll(NamedFiles.find(session, name)));
        }
        for (Path file : files) {
            good &= attempt(() -> format(file));
        }
        return good ? ExitStatus.DONE : ExitStatus.FAULT;
    }

    /** What is done for one file; false where its problems have been told. */
    private interface Attempt {
        boolean run() throws IOException;
    }

    /** A file that is at fault keeps no other from being formatted. */
    private boolean attempt(Attempt attempt) throws IOException {
        try {
            return attempt.run();
        } catch (Failure failure) {
            if (failure.status() != ExitStatus.FAULT) {
                throw failure;
            }
            new FailureReport(session.err(), messages.format()).tell(failure);
        } catch (IOException failure) {
            new FailureReport(session.err(), messages.format()).tell(failure);
        }
        return false;
    }

    private boolean format(Path file) throws IOException {
        String name = session.show(file);
        Optional<String> formatted = format(SourceText.main(file, name));
        if (formatted.isEmpty()) {
            return false;
        }
        // the bytes, because a byte order mark goes, too
        byte[] wanted = formatted.get().getBytes(StandardCharsets.UTF_8);
        if (Arrays.equals(wanted, Files.readAllBytes(file))) {
            return true;
        }
        if (check.value()) {
            tellUnformatted(name);
            return false;
        }
        TextWriter.replace(file, formatted.get());
        session.out().println("formatted " + name);
        return true;
    }

    private void tellUnformatted(String name) {
        if (messages.format() == DiagnosticsReport.Format.JSON) {
            new FailureReport(session.err(), messages.format())
                    .tell(null, new FileFault(name, ""), name + ": is not formatted", List.of("dlc fmt " + name));
        } else {
            session.out().println(name);
        }
    }

    private boolean standardInput() throws IOException {
        SourceFile file = SourceText.input(session.in());
        Optional<String> formatted = format(file);
        if (check.value() && formatted.isPresent() && !formatted.get().equals(file.text())) {
            tellUnformatted(file.name());
            return false;
        }
        if (!check.value()) {
            formatted.ifPresent(session.out()::print);
        }
        return formatted.isPresent();
    }

    /** Empty where the file has mistakes, which have been told then. */
    private Optional<String> format(SourceFile file) {
        Problems problems = new Problems();
        Optional<String> formatted = Formatting.format(file, problems);
        messages.report(session).tell(problems.sorted());
        return formatted;
    }
}
