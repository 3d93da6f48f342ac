package dev.dlc.cli;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Evaluation;
import dev.dlc.runtime.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dlc test}. */
@Command(
        name = "test",
        description = "Evaluates the best weights of a run on the model's test data.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class TestCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The folder of a run.")
    private String run;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The folder of the data (default: that of the training).")
    private String data;

    @Option(names = "--threads", paramLabel = "N", description = "Default: all cores. Changes no result.")
    private Integer threads;

    /** Read where an error is told. */
    @Mixin
    private MessageOptions messages = new MessageOptions();

    TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        TrainCommand.positive("--threads", threads);
        TrainedModel trained = TrainedModel.load(session, run);
        Path folder = data == null ? Path.of(trained.record().data()) : session.resolve(data);
        Dataset test = new DataFiles(
                        folder, trained.unit().model().data(), trained.network().description())
                .test();
        if (test == null) {
            throw Failure.fault(
                    "the model " + trained.record().model() + " names no test data",
                    "add a source to its data section, for example: test csv(\"test.csv\")");
        }
        Options options = trained.network().options();
        Evaluation evaluation =
                trained.network().evaluate(test, options.batch(), threads == null ? options.threads() : threads);
        session.out()
                .println(Numbers.evaluated("test", evaluation) + " (" + Numbers.whole(evaluation.samples())
                        + " samples)");
        session.out().print(Numbers.matrices("test", evaluation));
        return ExitStatus.DONE;
    }
}
