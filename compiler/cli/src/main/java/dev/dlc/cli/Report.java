package dev.dlc.cli;

import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.runtime.Evaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes a run's {@code report.html} from its log: one page that needs nothing else. */
record Report(Unit unit, RunRecord record) {
    private static final String STYLE = """
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #222 }
            table { border-collapse: collapse; margin: 1rem 0; display: block; overflow-x: auto }
            th, td { padding: .2rem .8rem; border-bottom: 1px solid #ddd; text-align: right; white-space: nowrap }
            th:first-child, td:first-child { text-align: left }
            svg { width: 100%; height: auto }
            """;

    /**
     * Whatever is wrong with the log: its damaged lines are left out, which the page and a warning say.
     *
     * @param test null where nothing was tested
     * @param failures takes the warning
     * @param log its name, as messages show it
     */
    void write(RunFolder run, Evaluation test, FailureReport failures, String log) throws IOException {
        List<Map<String, Object>> steps = new ArrayList<>();
        List<Map<String, Object>> epochs = new ArrayList<>();
        List<EventReader.Damage> damages = new ArrayList<>();
        try (EventReader reader = new EventReader(run.log())) {
            for (EventReader.Line line = reader.next(); line != null; line = reader.next()) {
                if (line.damage() != null) {
                    damages.add(line.damage());
                } else if (line.is("step")) {
                    steps.add(line.event());
                } else if (line.is("epoch")) {
                    epochs.add(line.event());
                }
            }
        }
        if (!damages.isEmpty()) {
            warn(failures, log, damages);
        }
        StringBuilder page = new StringBuilder();
        page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width\">\n<title>")
                .append(escape(record.model()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escape(record.model()))
                .append("</h1>\n");
        if (test != null) {
            paragraph(page, Numbers.evaluated("test", test) + " (" + Numbers.whole(test.samples()) + " samples)");
            page.append("<pre>").append(escape(Numbers.matrices("test", test))).append("</pre>\n");
        }
        paragraph(page, "data: " + record.data());
        if (!record.overrides().isEmpty()) {
            paragraph(page, "params: " + record.overrides());
        }
        if (!damages.isEmpty()) {
            paragraph(page, "left out: " + lines(damages.size()) + " of " + log + ", which hold no event");
        }
        page.append("<h2>Loss</h2>\n").append(LossChart.draw(steps, epochs));
        page.append("<h2>Epochs</h2>\n");
        epochs(page, epochs);
        page.append("<h2>Layers</h2>\n");
        layers(page);
        page.append("</body>\n</html>\n");
        Files.writeString(run.report(), page);
    }

    private static void warn(FailureReport failures, String log, List<EventReader.Damage> damages) {
        EventReader.Damage first = damages.get(0);
        String others = damages.size() == 1 ? "" : " and " + lines(damages.size() - 1) + " below";
        first.warn(
                failures,
                log,
                "the log of a training is damaged: " + first.problem() + "; the report is made without this line"
                        + others);
    }

    private static String lines(int count) {
        return Numbers.whole(count) + (count == 1 ? " line" : " lines");
    }

    private static void epochs(StringBuilder page, List<Map<String, Object>> epochs) {
        Set<String> names = new LinkedHashSet<>();
        epochs.forEach(event -> event.forEach((name, value) -> {
            if (value != null && !name.equals("event")) {
                names.add(name);
            }
        }));
        page.append("<table>\n");
        row(page, "th", names.stream().map(name -> name.replace('_', ' ')).toList());
        for (Map<String, Object> event : epochs) {
            row(page, "td", names.stream().map(name -> cell(event.get(name))).toList());
        }
        page.append("</table>\n");
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Double number ? Numbers.shortened(number) : value.toString();
    }

    private void layers(StringBuilder page) {
        Explanation explanation = Explanation.of(unit);
        page.append("<table>\n");
        row(page, "th", List.of("layer", "output", "weights", "forward FLOPs", "backward FLOPs"));
        for (Explanation.LayerRow layer : explanation.layers()) {
            row(
                    page,
                    "td",
                    List.of(
                            layer.path(),
                            layer.shape().toString(),
                            Numbers.whole(layer.weights()),
                            Numbers.whole(layer.forward()),
                            Numbers.whole(layer.backward())));
        }
        row(
                page,
                "td",
                List.of(
                        "total",
                        "",
                        Numbers.whole(explanation.parameters()),
                        Numbers.whole(explanation.forward()),
                        Numbers.whole(explanation.backward())));
        page.append("</table>\n");
    }

    private static void row(StringBuilder page, String tag, List<String> cells) {
        page.append("<tr>");
        for (String cell : cells) {
            page.append('<')
                    .append(tag)
                    .append('>')
                    .append(escape(cell))
                    .append("</")
                    .append(tag)
                    .append('>');
        }
        page.append("</tr>\n");
    }

    private static void paragraph(StringBuilder page, String text) {
        page.append("<p>").append(escape(text)).append("</p>\n");
    }

    /** Nothing that a model or a path says is read as HTML. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
