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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dlc fmt}: lays files out. */
@Command(
        name = "fmt",
        description = "Formats .dl files: blanks, indentation and columns; what they mean stays.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class FmtCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Session session;

    @Parameters(
            arity = "0..*",
            paramLabel = "FILE|DIR",
            description = "Files, and folders with files; - formats standard input to standard output.")
    private List<String> names = List.of();

    @Option(
            names = "--check",
            description = "Changes nothing, names the files that are not formatted; then the exit status is 1.")
    private boolean check;

    @Mixin
    private MessageOptions messages = new MessageOptions();

    FmtCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        if (names.isEmpty()) {
            throw Failure.usage("which files? None is named", "dlc fmt model.dl", "dlc fmt .");
        }
        if (names.contains(STANDARD_INPUT) && names.size() > 1) {
            throw Failure.usage("'-' is standard input, and stands alone");
        }
        if (names.contains(STANDARD_INPUT)) {
            return standardInput() ? ExitStatus.DONE : ExitStatus.FAULT;
        }
        boolean good = true;
        Set<Path> files = new LinkedHashSet<>();
        for (String name : names) {
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
        if (check) {
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
        if (check && formatted.isPresent() && !formatted.get().equals(file.text())) {
            tellUnformatted(file.name());
            return false;
        }
        if (!check) {
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
