package dev.dlc.cli;

import java.util.List;

/** Ends a command, or a build's goal, with a message and without a stack trace: something that the user can mend. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final transient List<String> help;

    private Failure(int status, String problem, List<String> help) {
        super(problem, null, false, false);
        this.status = status;
        this.help = help;
    }

    /** The model, the data or a file is at fault. */
    static Failure fault(String problem, String... help) {
        return new Failure(ExitStatus.FAULT, problem, List.of(help));
    }

    /** The command line is wrong. */
    static Failure usage(String problem, String... help) {
        return new Failure(ExitStatus.USAGE, problem, List.of(help));
    }

    /** The problems have been told already. */
    static Failure told() {
        return new Failure(ExitStatus.FAULT, "", List.of());
    }

    int status() {
        return status;
    }

    /** What to do about it, each line one way. */
    public List<String> help() {
        return help;
    }
}
