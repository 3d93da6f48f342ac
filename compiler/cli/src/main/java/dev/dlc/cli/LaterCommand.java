package dev.dlc.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that the command line will have, but has not yet: it says so, whatever its arguments are. */
final class LaterCommand {
    private LaterCommand() {}

    static CommandLine commandLine(String name, String description) {
        Callable<Integer> action = () -> {
            throw Failure.usage("'dlc " + name + "' is not built yet", "see what is: dlc help");
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(action).name(name);
        spec.usageMessage().description(description + " (not built yet)");
        return new CommandLine(spec).setUnmatchedArgumentsAllowed(true);
    }
}
