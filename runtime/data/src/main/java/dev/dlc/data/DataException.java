package dev.dlc.data;

import java.io.IOException;
import java.nio.file.Path;

/** A file of data that is missing, damaged, or not what the model asks for. */
public final class DataException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final String place;
    private final String problem;
    private final String help;

    /**
     * @param place where in the file: {@code byte 8}, {@code line 3, column width}; empty where it is the whole file
     * @param problem what is wrong, in one line
     * @param help what to do about it, in one line
     */
    public DataException(Path file, String place, String problem, String help) {
        super(file + ": " + (place.isEmpty() ? "" : "at " + place + ": ") + problem);
        this.file = file;
        this.place = place;
        this.problem = problem;
        this.help = help;
    }

    public Path file() {
        return file;
    }

    /** Where in the file; empty where it is the whole file. */
    public String place() {
        return place;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What to do about it. */
    public String help() {
        return help;
    }
}
