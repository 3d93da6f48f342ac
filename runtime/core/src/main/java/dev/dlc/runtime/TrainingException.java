package dev.dlc.runtime;

/** The model, the data or the options do not allow training, or training came to nothing: the user's to mend. */
public final class TrainingException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String help;

    /**
     * @param problem what is wrong, in one line
     * @param help what to do about it, in one line
     */
    public TrainingException(String problem, String help) {
        super(problem);
        this.help = help;
    }

    /** What to do about it. */
    public String help() {
        return help;
    }
}
