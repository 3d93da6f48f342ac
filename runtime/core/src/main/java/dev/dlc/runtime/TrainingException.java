package dev.dlc.runtime;

/** The model, the data or the options do not allow training, or training came to nothing: the user's to mend. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String help;
    private final boolean divergence;

    /**
     * @param problem what is wrong, in one line
     * @param help what to do about it, in one line
     */
    public TrainingException(String problem, String help) {
        this(problem, help, false);
    }

    private TrainingException(String problem, String help, boolean divergence) {
        super(problem);
        this.help = help;
        this.divergence = divergence;
    }

    /** A loss is no longer finite. */
    static TrainingException divergence(String problem, String help) {
        return new TrainingException(problem, help, true);
    }

    /** Whether training came to nothing because a loss was no longer finite. */
    public boolean isDivergence() {
        return divergence;
    }

    /** What to do about it. */
    public String help() {
        return help;
    }
}
