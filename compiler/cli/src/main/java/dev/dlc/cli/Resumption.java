package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.runtime.TrainingException;
import dev.dlc.runtime.TrainingState;
import dev.dlc.runtime.file.WeightsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run to go on with.
 *
 * @param record of the training that goes on
 * @param file the model that the command names, or null where it is that of the run
 */
record Resumption(Session session, RunFolder run, RunRecord record, String file) {
    /** @throws Failure if there is no state, or none that can be used */
    TrainingState state() throws IOException {
        if (!Files.exists(run.state())) {
            throw failure(
                    Code.BAD_RUN,
                    session.show(run.state())
                            + ": there is no such file, so there is nothing to resume from: no epoch of the run was finished",
                    List.of(),
                    fault(-1));
        }
        try {
            return TrainingState.load(run.state());
        } catch (WeightsException e) {
            throw failure(Code.BAD_RUN, shown(e), List.of(), fault(e.offset()));
        }
    }

    /** The state is sound, but does not fit. */
    Failure refused(TrainingException thrown) {
        return failure(Code.TRAINING_REFUSED, shown(thrown), List.of(thrown.help()), fault(thrown.offset()));
    }

    /** The message with the file as other messages show it. */
    private String shown(Exception thrown) {
        return thrown.getMessage().replace(run.state().toString(), session.show(run.state()));
    }

    private FileFault fault(long offset) {
        return FileFault.of(Path.of(session.show(run.state())), offset);
    }

    private Failure failure(Code code, String problem, List<String> first, FileFault fault) {
        List<String> help = new ArrayList<>(first);
        help.addAll(TrainAnew.of(session, run, record, file));
        return Failure.fault(code, problem, help.toArray(String[]::new)).of(fault);
    }
}
