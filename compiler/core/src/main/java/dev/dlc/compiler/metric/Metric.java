package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.model.Port;
import java.util.ArrayList;
import java.util.List;

/** A metric of the catalogue with its arguments: a record, its name is the record's name in snake case. */
public sealed interface Metric permits Accuracy, TopK, Precision, Recall, F1, Auc, Confusion, Mae, Rmse, R2 {
    /** What a metric can be taken of. */
    enum Targets {
        NUMBERS("of numbers", Port.Kind.REAL),
        ANSWERS("of classes", Port.Kind.INDEX, Port.Kind.BINARY),
        CLASSES("of several classes", Port.Kind.INDEX),
        BINARY("of 0 or 1", Port.Kind.BINARY);

        private final String text;
        private final List<Port.Kind> kinds;

        Targets(String text, Port.Kind... kinds) {
            this.text = text;
            this.kinds = List.of(kinds);
        }

        public boolean contain(Port.Kind kind) {
            return kinds.contains(kind);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** True where a higher value is better. */
    boolean isScore();

    /** The targets that it can be taken of. */
    Targets targets();

    /** False where it is no number, so that nothing can be decided by it. */
    default boolean isNumber() {
        return true;
    }

    /** How generated code makes it. */
    RuntimeCall runtime();

    /**
     * What each goes by: its name as a file writes it, and for a second one of that name its arguments too, {@code top_k} and
     * {@code top_k_5}.
     */
    static List<String> names(List<Metric> metrics) {
        List<String> names = new ArrayList<>();
        for (Metric metric : metrics) {
            StringBuilder name =
                    new StringBuilder(Catalogue.snakeCase(metric.getClass().getSimpleName()));
            if (names.contains(name.toString())) {
                metric.runtime()
                        .arguments()
                        .forEach(argument -> name.append('_').append(argument));
            }
            names.add(name.toString());
        }
        return names;
    }

    /** How generated code makes each, under the name that it goes by. */
    static List<RuntimeCall> runtime(List<Metric> metrics) {
        List<RuntimeCall> calls = new ArrayList<>();
        List<String> names = names(metrics);
        for (int i = 0; i < metrics.size(); i++) {
            RuntimeCall plain = metrics.get(i).runtime();
            boolean first =
                    names.indexOf(Catalogue.snakeCase(metrics.get(i).getClass().getSimpleName())) == i;
            calls.add(first ? plain : RuntimeCall.of("Metric", "named", names.get(i), plain));
        }
        return calls;
    }
}
