package dev.dlc.runtime;

import java.nio.file.Path;

/** The model, the data or the options do not allow training, or training came to nothing: the user's to mend. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String help;
    private final boolean divergence;
    private final transient Path file;
    private final long offset;

    /**
     * @param problem what is wrong, in one line
     * @param help what to do about it, in one line
     */
    public TrainingException(String problem, String help) {
        this(problem, help, false, null, -1);
    }

    /**
     * What a file says does not allow it.
     *
     * @param offset the byte at which it says so, or -1 where that is not at one place
     */
    TrainingException(Path file, long offset, String problem, String help) {
        this(file + ": " + (offset < 0 ? "" : "at byte " + offset + ": ") + problem, help, false, file, offset);
    }

    private TrainingException(String problem, String help, boolean divergence, Path file, long offset) {
        super(problem);
        this.help = help;
        this.divergence = divergence;
        this.file = file;
        this.offset = offset;
    }

    /** A loss is no longer finite. */
    static TrainingException divergence(String problem, String help) {
        return new TrainingException(problem, help, true, null, -1);
    }

    /** Whether training came to nothing because a loss was no longer finite. */
    public boolean isDivergence() {
        return divergence;
    }

    /** The file that is at fault; null where none is. */
    public Path file() {
        return file;
    }

    /** The byte of the file at which the fault shows, or -1. */
    public long offset() {
        return offset;
    }

    /** What to do about it. */
    public String help() {
        return help;
    }
}
