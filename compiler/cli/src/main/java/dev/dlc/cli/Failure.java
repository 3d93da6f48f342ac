package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import java.util.List;

/** Ends a command, or a build's goal, with a message and without a stack trace: something that the user can mend. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final Code code;
    private final transient List<String> help;

    /** The file that is at fault; null where none is, or several are. */
    private final transient FileFault file;

    private Failure(int status, Code code, FileFault file, String problem, List<String> help) {
        super(problem, null, false, false);
        this.status = status;
        this.code = code;
        this.file = file;
        this.help = help;
    }

    /** The model, the data or a file is at fault. */
    static Failure fault(String problem, String... help) {
        return new Failure(ExitStatus.FAULT, null, null, problem, List.of(help));
    }

    /** The same, of a kind that has a page of its own. */
    static Failure fault(Code code, String problem, String... help) {
        return new Failure(ExitStatus.FAULT, code, null, problem, List.of(help));
    }

    /** That a file which a command line names is not there. */
    static Failure missing(String name, FileFault fault) {
        return fault(
                        Code.MISSING_FILE,
                        name + ": there is no such file",
                        "its path is relative to the folder that the command is run in")
                .of(fault);
    }

    /** The command line is wrong. */
    static Failure usage(String problem, String... help) {
        return new Failure(ExitStatus.USAGE, null, null, problem, List.of(help));
    }

    /** The problems have been told already. */
    static Failure told() {
        return new Failure(ExitStatus.FAULT, null, null, "", List.of());
    }

    int status() {
        return status;
    }

    /** The same, of a file that is at fault. */
    Failure of(FileFault fault) {
        return new Failure(status, code, fault, getMessage(), help);
    }

    /** What kind of problem it is; null where no page explains it. */
    Code code() {
        return code;
    }

    /** Null where no file is at fault. */
    FileFault file() {
        return file;
    }

    /** What to do about it, each line one way. */
    public List<String> help() {
        return help;
    }
}
