package dev.dlc.cli;

import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.runtime.Network;
import java.io.IOException;
import java.nio.file.Files;

/** The model of a run with its best weights. */
record TrainedModel(RunRecord record, Unit unit, Network network) {
    /**
     * Compiles the model as it was trained and loads the weights.
     *
     * @throws Failure if there is no such run, or it has no weights
     */
    static TrainedModel load(Session session, String path) throws IOException {
        RunFolder run = RunFolder.existing(session, path);
        if (!Files.exists(run.best())) {
            throw Failure.fault(path + ": this run has no weights yet", "train it: dlc train " + path + "/model.dl");
        }
        RunRecord record = RunRecord.read(session, run);
        // its warnings have been told when it was trained
        DiagnosticsReport report = new DiagnosticsReport(session, DiagnosticsReport.Format.TEXT).withoutWarnings();
        Options options = new Options("", record.overrides(), Precision.FLOAT, Trace.NONE);
        Unit unit = Compilation.recorded(
                Compilation.compile(report, new RunFiles(session, run, record), options), record.model());
        Network network = GeneratedModel.load(unit.source());
        network.restore(run.best());
        return new TrainedModel(record, unit, network);
    }
}
