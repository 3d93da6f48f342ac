package dev.dlc.cli;

import dev.dlc.cli.DiagnosticsReport.Format;
import dev.dlc.compiler.diagnostic.Suggest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells what is wrong with a command line, and what fails in a command. Two lambdas would do, but the archive of classes leaves out
 * an interface of picocli's that a lambda implements, and with it picocli's own classes that implement it.
 */
final class CommandFailures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final Session session;

    CommandFailures(Session session) {
        this.session = session;
    }

    @Override
    public int handleParseException(ParameterException exception, String[] arguments) {
        CommandLine command = exception.getCommandLine();
        List<String> help = new ArrayList<>();
        if (exception instanceof UnmatchedArgumentException unmatched) {
            String written = unmatched.getUnmatched().get(0);
            nearest(written, command).ifPresent(near -> help.add("did you mean " + near + "?"));
        }
        help.add("see: " + command.getCommandSpec().qualifiedName() + " --help");
        new FailureReport(session.err(), format(arguments)).tell(exception.getMessage(), help);
        return ExitStatus.USAGE;
    }

    @Override
    public int handleExecutionException(Exception exception, CommandLine command, ParseResult parsed) {
        // what --format says, where the command has it
        Format format = command.getParseResult().matchedOptionValue("--format", Format.TEXT);
        return new FailureReport(session.err(), format).tell(exception);
    }

    /** What {@code --format} says on a command line that could not be understood. */
    private static Format format(String[] arguments) {
        boolean json = String.join("=", arguments).toLowerCase(Locale.ROOT).contains("--format=json");
        return json ? Format.JSON : Format.TEXT;
    }

    private static Optional<String> nearest(String written, CommandLine command) {
        String name = written.split("=", 2)[0];
        return Suggest.nearest(name, command.getCommandSpec().optionsMap().keySet());
    }
}
