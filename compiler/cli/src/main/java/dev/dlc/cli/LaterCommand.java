package dev.dlc.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A command that the command line will have, but has not yet: it says so, whatever its arguments are. */
final class LaterCommand {
    private static final SortedMap<String, String> DESCRIPTIONS =
            new TreeMap<>(Map.of("export", "Writes ONNX or safetensors.", "import", "Reads ONNX or safetensors."));

    private LaterCommand() {}

    /** By their names. */
    static Map<String, Supplier<Object>> all() {
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        DESCRIPTIONS.forEach((name, description) -> all.put(name, () -> command(name, description)));
        return all;
    }

    private static CommandLine command(String name, String description) {
        Callable<Integer> action = () -> {
            throw Failure.usage("'dlc " + name + "' is not built yet", "see what is: dlc help");
        };
        CommandSpec spec = CommandSpec.wrapWithoutInspection(action).name(name);
        spec.usageMessage().description(description + " (not built yet)");
        return new CommandLine(spec).setUnmatchedArgumentsAllowed(true);
    }
}
