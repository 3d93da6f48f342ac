package dev.dlc.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that the command line will have, but has not yet: it says so, whatever its arguments are. */
final class LaterCommand {
    private static final List<List<String>> ALL =
            List.of(List.of("export", "Writes ONNX or safetensors."), List.of("import", "Reads ONNX or safetensors."));

    private LaterCommand() {}

    static void addAll(CommandLine root) {
        for (List<String> later : ALL) {
            String name = later.get(0);
            Callable<Integer> action = () -> {
                throw Failure.usage("'dlc " + name + "' is not built yet", "see what is: dlc help");
            };
            CommandSpec spec = CommandSpec.wrapWithoutInspection(action).name(name);
            spec.usageMessage().description(later.get(1) + " (not built yet)");
            root.addSubcommand(name, new CommandLine(spec).setUnmatchedArgumentsAllowed(true));
        }
    }
}
