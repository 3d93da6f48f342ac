package dev.dlc.cli;

/** What the process tells its caller. */
final class ExitStatus {
    static final int DONE = 0;
    /** The model or the data is at fault. */
    static final int FAULT = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** A bug in dlc. */
    static final int BUG = 3;

    private ExitStatus() {}
}
