package dev.dlc.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The commands below {@code dlc}. Reading the annotations of all takes longer than compiling a small model, so that a command
 * line that says which it means gets that one alone.
 */
final class Subcommands {
    private static final String HELP = "help";
    private static final Set<String> HELP_OPTIONS = Set.of("-h", "--help");

    private final Map<String, Supplier<Object>> all = new LinkedHashMap<>();

    Subcommands(Session session) {
        all.put("train", () -> new TrainCommand(session));
        all.put("test", () -> new TestCommand(session));
        all.put("predict", () -> new PredictCommand(session));
        all.put("explain", () -> new ExplainCommand(session));
        all.put("check", () -> new CheckCommand(session));
        all.put("preview", () -> new PreviewCommand(session));
        all.put("fmt", () -> new FmtCommand(session));
        all.put("fix", () -> new FixCommand(session));
        LaterCommand.all().forEach(all::put);
        all.put(HELP, CommandLine.HelpCommand::new);
    }

    /** Adds those that parsing these arguments needs. */
    void addTo(CommandLine root, List<String> arguments) {
        boolean few = saysWhich(arguments);
        all.forEach((name, command) -> {
            if (!few || arguments.contains(name)) {
                root.addSubcommand(name, command.get());
            }
        });
    }

    /** False where help or a suggestion may have to list all. */
    private boolean saysWhich(List<String> arguments) {
        if (arguments.isEmpty()
                || arguments.contains(HELP)
                || arguments.stream().anyMatch(HELP_OPTIONS::contains)) {
            return false;
        }
        String first = arguments.get(0);
        return first.endsWith(".dl") || all.containsKey(first);
    }
}
