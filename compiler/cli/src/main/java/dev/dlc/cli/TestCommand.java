package dev.dlc.cli;

import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.Evaluation;
import dev.dlc.runtime.Options;
import java.io.IOException;
import java.nio.file.Path;

/** {@code dlc test}. */
final class TestCommand extends Command {
    private final Argument<String> run = parameter("RUN", "The folder of a run.");
    private final Argument<String> data =
            option("--data", "DIR", "The folder of the data (default: that of the training).");
    private final Argument<Integer> threads =
            option("--threads", "N", "Default: all cores. Changes no result.", Integer.class);

    /** Read where an error is told. */
    private final MessageOptions messages = new MessageOptions(this);

    TestCommand(Session session) {
        super(session, "test", "Evaluates the best weights of a run on the model's test data.");
    }

    @Override
    public Integer call() throws IOException {
        TrainCommand.positive(threads);
        TrainedModel trained = TrainedModel.load(session, run.value());
        Path folder = path(data, Path.of(trained.record().data()));
        Dataset test = new DataFiles(folder, trained.unit().model()).test();
        if (test == null) {
            throw Failure.fault(
                    "the model " + trained.record().model() + " names no test data",
                    "add a source to its data section, for example: test csv(\"test.csv\")");
        }
        Options options = trained.network().options();
        Evaluation evaluation = trained.network()
                .evaluate(test, options.batch(), threads.isGiven() ? threads.value() : options.threads());
        session.out()
                .println(Numbers.evaluated("test", evaluation) + " (" + Numbers.whole(evaluation.samples())
                        + " samples)");
        session.out().print(Numbers.matrices("test", evaluation));
        return ExitStatus.DONE;
    }
}
