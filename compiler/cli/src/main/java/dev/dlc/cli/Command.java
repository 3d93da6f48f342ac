package dev.dlc.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command: its name, its arguments, and what it does. Each of its fields declares an argument, and gives its value when the
 * command is called. Picocli's annotations would say the same, but reading them takes longer than compiling a small model.
 */
abstract class Command implements Callable<Integer> {
    final Session session;
    final CommandSpec spec;

    Command(Session session, String name, String description) {
        this.session = session;
        spec = CommandSpec.wrapWithoutInspection(this).name(name).versionProvider(new Version());
        spec.usageMessage().description(description);
    }

    /** What reads its arguments and calls it. To be asked for once: it gets the options that every command has. */
    final CommandLine commandLine() {
        spec.addOption(OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build());
        spec.addOption(OptionSpec.builder("-V", "--version")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build());
        return new CommandLine(spec);
    }

    /** An option that is true where it is named. */
    final Argument<Boolean> flag(String name, String description) {
        return add(
                OptionSpec.builder(name).type(boolean.class).initialValue(false).description(description));
    }

    /** An option with a text, which is null where it is not named. */
    final Argument<String> option(String name, String label, String description) {
        return option(name, label, description, String.class, null);
    }

    /** An option with a number, or the name of a constant, which is null where it is not named. */
    final <T> Argument<T> option(String name, String label, String description, Class<T> type) {
        return option(name, label, description, type, null);
    }

    /**
     * An option with a value.
     *
     * @param usual the value where the option is not named
     */
    final <T> Argument<T> option(String name, String label, String description, Class<T> type, T usual) {
        return add(OptionSpec.builder(name)
                .type(type)
                .initialValue(usual)
                .paramLabel(label)
                .description(description));
    }

    /** An option with texts between commas, which may be named several times. */
    final Argument<List<String>> listOption(String name, String label, String description) {
        return add(OptionSpec.builder(name)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .initialValue(List.of())
                .paramLabel(label)
                .description(description));
    }

    /** An option that gives something a value, and may be named several times. */
    final Argument<Map<String, String>> mapOption(String name, String label, String description) {
        return add(OptionSpec.builder(name)
                .type(Map.class)
                .auxiliaryTypes(String.class, String.class)
                .initialValue(Map.of())
                .paramLabel(label)
                .description(description));
    }

    /** A parameter that must be there. */
    final Argument<String> parameter(String label, String description) {
        return add(PositionalParamSpec.builder()
                .type(String.class)
                .arity("1")
                .required(true)
                .paramLabel(label)
                .description(description));
    }

    /** A parameter that is null where it is not there. */
    final Argument<String> optionalParameter(String label, String description) {
        return add(PositionalParamSpec.builder()
                .type(String.class)
                .arity("0..1")
                .paramLabel(label)
                .description(description));
    }

    /**
     * All parameters that follow those that have been declared.
     *
     * @param fewest 0 or 1
     */
    final Argument<List<String>> parameters(int fewest, String label, String description) {
        return add(PositionalParamSpec.builder()
                .type(List.class)
                .auxiliaryTypes(String.class)
                .initialValue(List.of())
                .index(spec.positionalParameters().size() + "..*")
                .arity(fewest + "..*")
                .required(fewest > 0)
                .paramLabel(label)
                .description(description));
    }

    /** The file or folder that an option names; {@code usual} where it is not named. */
    final Path path(Argument<String> option, Path usual) {
        return option.isGiven() ? session.resolve(option.value()) : usual;
    }

    private <T> Argument<T> add(OptionSpec.Builder builder) {
        OptionSpec option = builder.build();
        spec.addOption(option);
        return new Argument<>(option);
    }

    private <T> Argument<T> add(PositionalParamSpec.Builder builder) {
        PositionalParamSpec parameter = builder.build();
        spec.addPositional(parameter);
        return new Argument<>(parameter);
    }
}
