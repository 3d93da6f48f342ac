package dev.dlc.runtime.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A file of weights that is damaged, or does not fit the network that it is loaded into. */
public final class WeightsException extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final long offset;
    private final transient List<String> problems;

    /**
     * A damaged file.
     *
     * @param offset the byte at which the fault shows
     * @param problem what is wrong there
     */
    public WeightsException(Path file, long offset, String problem) {
        super(file + ": at byte " + offset + ": " + problem);
        this.file = file;
        this.offset = offset;
        this.problems = List.of(problem);
    }

    /**
     * A sound file that does not fit.
     *
     * @param summary one line that says with what it does not fit
     * @param problems one line for each tensor that does not fit
     */
    public WeightsException(Path file, String summary, List<String> problems) {
        super(file + ": " + summary + (problems.isEmpty() ? "" : "\n  " + String.join("\n  ", problems)));
        this.file = file;
        this.offset = -1;
        this.problems = List.copyOf(problems);
    }

    public Path file() {
        return file;
    }

    /** The byte at which the fault shows, or -1 where the file itself is sound. */
    public long offset() {
        return offset;
    }

    /** One line for each fault. */
    public List<String> problems() {
        return problems;
    }
}
