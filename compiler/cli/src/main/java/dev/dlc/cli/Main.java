package dev.dlc.cli;

import dev.dlc.cli.DiagnosticsReport.Format;
import dev.dlc.compiler.diagnostic.Suggest;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

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
        // picocli makes a converter for every type of java.time and java.sql before it reads a line; no option has such
        // a type
        System.setProperty("picocli.converters.excludes", "java\\.(time|sql)\\..*");
        CommandLine root = new CommandLine(new RootCommand(session));
        new Subcommands(session).addTo(root, List.of(arguments));
        root.setColorScheme(CommandLine.Help.defaultColorScheme(session.interactive() ? Ansi.ON : Ansi.OFF));
        root.setOut(new PrintWriter(session.out(), true));
        root.setErr(new PrintWriter(session.err(), true));
        root.setExpandAtFiles(false);
        root.setCaseInsensitiveEnumValuesAllowed(true);
        root.setParameterExceptionHandler((exception, given) -> misused(session, exception, format(given)));
        root.setExecutionExceptionHandler(
                (exception, command, parsed) -> new FailureReport(session.err(), format(command)).tell(exception));
        return root;
    }

    /** What {@code --format} says, where the command has it. */
    private static Format format(CommandLine command) {
        return command.getParseResult().matchedOptionValue("--format", Format.TEXT);
    }

    /** What it says on a command line that could not be understood. */
    private static Format format(String[] arguments) {
        boolean json = String.join("=", arguments).toLowerCase(Locale.ROOT).contains("--format=json");
        return json ? Format.JSON : Format.TEXT;
    }

    private static int misused(Session session, ParameterException exception, Format format) {
        CommandLine command = exception.getCommandLine();
        List<String> help = new ArrayList<>();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String written = unmatched.getUnmatched().get(0);
            nearest(written, command).ifPresent(near -> help.add("did you mean " + near + "?"));
        }
        help.add("see: " + command.getCommandSpec().qualifiedName() + " --help");
        new FailureReport(session.err(), format).tell(exception.getMessage(), help);
        return ExitStatus.USAGE;
    }

    private static Optional<String> nearest(String written, CommandLine command) {
        String name = written.split("=", 2)[0];
        return Suggest.nearest(name, command.getCommandSpec().optionsMap().keySet());
    }
}
