package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
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
        RunRecord record = RunRecord.read(session, run);
        if (!Files.exists(run.best())) {
            String name = session.show(run.best());
            throw Failure.fault(
                            Code.BAD_RUN,
                            name + ": there is no such file: the run has no weights yet",
                            TrainAnew.of(session, run, record, null).toArray(String[]::new))
                    .of(new FileFault(name, ""));
        }
        // its warnings have been told when it was trained
        DiagnosticsReport report = new DiagnosticsReport(session, DiagnosticsReport.Format.TEXT).withoutWarnings();
        Options options = new Options("", record.overrides(), Precision.FLOAT, Trace.NONE);
        Unit unit = Compilation.recorded(
                Compilation.compile(report, new RunFiles(session, run, record), options), record.named(session, run));
        Network network = GeneratedModel.load(unit.source());
        network.restore(run.best());
        return new TrainedModel(record, unit, network);
    }
}
