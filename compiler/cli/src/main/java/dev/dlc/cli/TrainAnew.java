package dev.dlc.cli;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What to do where a run can be neither gone on with nor used: the command that trains its model anew, as one types it. */
final class TrainAnew {
    /** What no shell takes for anything but itself. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./=:,+@-]+");

    private TrainAnew() {}

    /**
     * Where a run's record cannot be read: what it says, the folder of the data and the params, is for the user to say again.
     */
    static List<String> withoutRecord(Session session, RunFolder run) {
        return List.of("train anew: dlc train " + quote(session.show(run.model()))
                + " --data DIR, where DIR is the folder of its data");
    }

    /**
     * Where a run's record is sound.
     *
     * @param file the model that the command named beside the run, or null
     */
    static List<String> of(Session session, RunFolder run, RunRecord record, String file) {
        List<String> help = new ArrayList<>();
        String command = "dlc train " + quote(file != null ? file : model(session, run, record)) + options(record);
        help.add("train anew: " + command);
        if (file == null && !record.imports().isEmpty()) {
            help.add("this is in the folder of its project: the model imports other files of it");
        }
        if (Files.isRegularFile(run.last())) {
            help.add("or anew from its last weights: " + command + " --init " + quote(session.show(run.last())));
        }
        return help;
    }

    /** What a run has kept of a model that imports others is not where they find each other. */
    private static String model(Session session, RunFolder run, RunRecord record) {
        return record.imports().isEmpty() ? session.show(run.model()) : record.place();
    }

    private static String options(RunRecord record) {
        StringBuilder options = new StringBuilder(" --data " + quote(record.data()));
        for (Map.Entry<String, String> override : record.overrides().entrySet()) {
            options.append(" -D ").append(quote(override.getKey() + "=" + override.getValue()));
        }
        // the file may have several models
        return options.append(" --model ").append(quote(record.model())).toString();
    }

    private static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
