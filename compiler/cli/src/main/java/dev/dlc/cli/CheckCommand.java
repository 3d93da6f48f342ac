package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.model.Model;
import dev.dlc.runtime.Dataset;
import dev.dlc.runtime.DoubleNetwork;
import dev.dlc.runtime.GradientCheck;
import dev.dlc.runtime.Network;
import dev.dlc.runtime.OverfitCheck;
import dev.dlc.runtime.RandomSamples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code dlc check}: are the gradients right, and can the network learn one small batch by heart? */
final class CheckCommand extends Command {
    private static final int GRADIENT_SAMPLES = 4;

    private final Argument<String> file = parameter("model.dl", "The file with the model.");
    private final ModelOptions modelOptions = new ModelOptions(this);
    private final Argument<String> data =
            option("--data", "DIR", "The folder of the data (default: the file's folder).");
    private final Argument<Long> seed = option("--seed", "N", "Of the initial weights.", Long.class);
    private final Argument<Boolean> onlyGradients =
            flag("--only-gradients", "Leaves out overfitting one batch, which not every sound model can.");

    CheckCommand(Session session) {
        super(
                session,
                "check",
                "Compares gradients with differences in double precision, then overfits one small batch.");
    }

    @Override
    public Integer call() throws IOException {
        ProjectFiles project = new ProjectFiles(session, file.value());
        Unit unit = modelOptions.compileOne(session, project, modelOptions.overrides(), null);
        Path folder = path(data, project.folder());
        Dataset given = given(unit.model(), folder);
        Network network = GeneratedModel.load(unit.source());
        DoubleNetwork twin = GeneratedModel.loadDouble(Compiler.inDoublePrecision(unit.model()));
        Dataset samples = given != null ? given : new RandomSamples(network.description(), 64, 1);
        network.initialize(seed.isGiven() ? seed.value() : network.options().seed());
        network.transfer(folder);
        network.measure(samples);
        boolean gradients = gradients(unit.model(), network, twin, samples);
        boolean overfits = onlyGradients.value() || overfit(unit.model(), network, samples);
        return gradients && overfits ? ExitStatus.DONE : ExitStatus.FAULT;
    }

    /** The model's training data; null where it names none. */
    private Dataset given(Model model, Path folder) throws IOException {
        if (model.data().train().isEmpty()) {
            session.err().println("the model names no data: checking with numbers drawn at random");
            return null;
        }
        return new DataFiles(folder, model).training();
    }

    private boolean gradients(Model model, Network network, DoubleNetwork twin, Dataset samples) {
        List<GradientCheck.Finding> findings = GradientCheck.check(network, twin, samples, GRADIENT_SAMPLES);
        int width = findings.stream()
                .mapToInt(finding -> finding.path().length())
                .max()
                .orElse(0);
        session.out().println("gradients against central differences, in double precision");
        for (GradientCheck.Finding finding : findings) {
            session.out()
                    .println(String.format(
                            Locale.ROOT,
                            "  %-" + width
                                    + "s  %3d compared, worst at %d: gradient %.8g, difference %.8g, error %.1e  %s",
                            finding.path(),
                            finding.compared(),
                            finding.element(),
                            finding.gradient(),
                            finding.difference(),
                            finding.error(),
                            finding.isGood() ? "ok" : "WRONG"));
        }
        return tell(CheckDiagnostics.of(model, findings));
    }

    private boolean overfit(Model model, Network network, Dataset samples) {
        OverfitCheck.Result result = OverfitCheck.check(network, samples);
        session.out()
                .println(String.format(
                        Locale.ROOT,
                        "one batch of %d samples: loss %.4f before, %.4f after %d steps, %s",
                        result.samples(),
                        result.first(),
                        result.last(),
                        result.steps(),
                        result.isGood()
                                ? "learnt by heart"
                                : String.format(Locale.ROOT, "NOT learnt (%.0f %% missed)", 100 * result.misses())));
        return tell(CheckDiagnostics.of(model, result).stream().toList());
    }

    private boolean tell(List<Diagnostic> diagnostics) {
        session.out().flush();
        modelOptions.report(session).tell(diagnostics);
        return diagnostics.isEmpty();
    }
}
