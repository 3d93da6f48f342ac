package dev.dlc.runtime.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file of weights that is damaged, does not fit the network that it is loaded into, or is none. */
public final class WeightsException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final long offset;
    private final transient List<String> problems;
    private final String help;

    /**
     * A damaged file.
     *
     * @param offset the byte at which the fault shows
     * @param problem what is wrong there
     */
    public WeightsException(Path file, long offset, String problem) {
        this(file, offset, problem, "the file is no safetensors file or was cut off: copy or save it again");
    }

    /**
     * A file that says at one place what it must not.
     *
     * @param offset the byte at which the fault shows
     * @param problem what is wrong there
     * @param help what to do about it, in one line
     */
    public WeightsException(Path file, long offset, String problem, String help) {
        super(file + ": at byte " + offset + ": " + problem);
        this.file = file;
        this.offset = offset;
        this.problems = List.of(problem);
        this.help = help;
    }

    /**
     * A sound file that does not fit.
     *
     * @param offset the byte at which the first misfit shows
     * @param summary one line that says with what it does not fit
     * @param problems one line for each tensor that does not fit, with its place
     * @param help what to do about it, in one line
     */
    public WeightsException(Path file, long offset, String summary, List<String> problems, String help) {
        super(file + ": " + summary + "\n  " + String.join("\n  ", problems));
        this.file = file;
        this.offset = offset;
        this.problems = List.copyOf(problems);
        this.help = help;
    }

    /**
     * What is no file of weights as a whole: a folder, a pipe.
     *
     * @param problem what it is
     * @param help what to do about it, in one line
     */
    public WeightsException(Path file, String problem, String help) {
        super(file + ": " + problem);
        this.file = file;
        this.offset = -1;
        this.problems = List.of(problem);
        this.help = help;
    }

    public Path file() {
        return file;
    }

    /** The byte at which the fault shows, or -1 where it is not at a place in the file. */
    public long offset() {
        return offset;
    }

    /** One line for each fault. */
    public List<String> problems() {
        return problems;
    }

    /** What to do about it, in one line. */
    public String help() {
        return help;
    }
}
