package dev.dlc.cli;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;

/**
 * The commands below {@code dlc}. Making all of them takes a good part of the time that compiling a small model does, so that a
 * command line that says which it means gets that one alone.
 */
final class Subcommands {
    private static final String HELP = "help";
    private static final Set<String> HELP_OPTIONS = Set.of("-h", "--help");

    /** In the order in which help lists them. */
    private static final List<String> NAMES =
            List.of("train", "test", "predict", "explain", "check", "preview", "fmt", "fix", "export", "import", HELP);

    private final Session session;

    Subcommands(Session session) {
        this.session = session;
    }

    private CommandLine command(String name) {
        return switch (name) {
            case "train" -> new TrainCommand(session).commandLine();
            case "test" -> new TestCommand(session).commandLine();
            case "predict" -> new PredictCommand(session).commandLine();
            case "explain" -> new ExplainCommand(session).commandLine();
            case "check" -> new CheckCommand(session).commandLine();
            case "preview" -> new PreviewCommand(session).commandLine();
            case "fmt" -> new FmtCommand(session).commandLine();
            case "fix" -> new FixCommand(session).commandLine();
            case "export" -> LaterCommand.commandLine(name, "Writes ONNX or safetensors.");
            case "import" -> LaterCommand.commandLine(name, "Reads ONNX or safetensors.");
            case HELP -> new CommandLine(new CommandLine.HelpCommand());
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Adds those that parsing these arguments needs. */
    void addTo(CommandLine root, List<String> arguments) {
        boolean few = saysWhich(arguments);
        for (String name : NAMES) {
            if (!few || arguments.contains(name)) {
                root.addSubcommand(name, command(name));
            }
        }
    }

    /** False where help or a suggestion may have to list all. */
    private static boolean saysWhich(List<String> arguments) {
        if (arguments.isEmpty() || arguments.contains(HELP) || !Collections.disjoint(arguments, HELP_OPTIONS)) {
            return false;
        }
        String first = arguments.get(0);
        return first.endsWith(".dl") || NAMES.contains(first);
    }
}
