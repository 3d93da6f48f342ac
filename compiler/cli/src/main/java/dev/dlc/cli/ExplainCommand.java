package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Page;
import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.driver.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** {@code dlc explain}. */
final class ExplainCommand extends Command {
    private final Argument<String> file =
            parameter("model.dl", "The file with the model; or the code of a diagnostic, DL0401.");
    private final ModelOptions modelOptions = new ModelOptions(this);
    private final Argument<Boolean> json = flag("--json", "Writes JSON, one object for each model.");

    ExplainCommand(Session session) {
        super(session, "explain", "Shows a model's layers and weights: shapes, sizes, work and memory.");
    }

    @Override
    public Integer call() throws IOException {
        // a code, also where it is misspelt; a model has a point before its ending
        if (file.value().matches("(?i)dl[0-9a-z]{2,5}|[0-9]{4}")) {
            explainCode(file.value().toUpperCase(Locale.ROOT).replaceFirst("^(?=[0-9])", "DL"));
            return ExitStatus.DONE;
        }
        List<Unit> units = modelOptions.compile(session, new ProjectFiles(session, file.value()), "", Trace.NONE);
        for (Unit unit : units) {
            Explanation explanation = Explanation.of(unit);
            session.out().println(json.value() ? Json.write(explanation.json()) : ExplanationTable.of(explanation));
        }
        return ExitStatus.DONE;
    }

    private void explainCode(String number) throws IOException {
        List<String> numbers = Arrays.stream(Code.values()).map(Code::number).toList();
        int position = numbers.indexOf(number);
        if (position < 0) {
            throw Failure.usage(
                    "there is no diagnostic " + file.value(),
                    Suggest.nearest(number, numbers)
                            .map(near -> "did you mean " + near + "?")
                            .orElse("the codes stand in the messages of dlc"));
        }
        session.out().print(page(Code.values()[position]).text());
    }

    private static Page page(Code code) throws IOException {
        try (InputStream in = Page.class.getResourceAsStream(Page.resource(code))) {
            return new Page(code, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
