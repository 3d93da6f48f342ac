package dev.dlc.cli;

import dev.dlc.cli.DiagnosticsReport.Format;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The command {@code dlc}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        HeadStart.begin();
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        // the launcher knows: since Java 22 System.console() is there without a terminal, too
        boolean interactive = Boolean.getBoolean("dlc.terminal") && System.console() != null;
        Session session = new Session(System.in, out, err, Path.of("").toAbsolutePath(), interactive);
        int status = run(session, arguments);
        out.flush();
        err.flush();
        System.exit(status);
    }

    /** Runs a command and gives its exit status. */
    static int run(Session session, String... arguments) {
        try {
            return commandLine(session, arguments).execute(arguments);
        } catch (Throwable thrown) {
            return new FailureReport(session.err(), Format.TEXT).tell(thrown);
        } finally {
            session.out().flush();
            session.err().flush();
        }
    }

    /** With the names of files in it, whatever the locale says. */
    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), 8192), true, StandardCharsets.UTF_8);
    }

    private static CommandLine commandLine(Session session, String... arguments) {
        // what picocli does first for others: it makes converters for types that no option has, and looks for Groovy
        System.setProperty("picocli.converters.excludes", ".*");
        System.setProperty("picocli.disable.closures", "true");
        CommandLine root = new RootCommand(session).commandLine();
        new Subcommands(session).addTo(root, List.of(arguments));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(session.interactive() ? Ansi.ON : Ansi.OFF));
        root.setOut(new PrintWriter(session.out(), true));
        root.setErr(new PrintWriter(session.err(), true));
        root.setExpandAtFiles(false);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        CommandFailures failures = new CommandFailures(session);
        root.setParameterExceptionHandler(failures);
        root.setExecutionExceptionHandler(failures);
        return root;
    }
}
