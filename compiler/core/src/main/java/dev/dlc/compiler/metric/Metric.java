package dev.dlc.compiler.metric;

import dev.dlc.compiler.catalogue.Catalogue;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.loss.Loss;
import java.util.ArrayList;
import java.util.List;

/** A metric of the catalogue with its arguments: a record, its name is the record's name in snake case. */
public sealed interface Metric permits Accuracy, TopK, Precision, Recall, F1, Auc, Confusion, Mae, Rmse, R2 {
    /** What a metric can be taken of: it depends on how the loss reads the value that it judges. */
    enum Targets {
        NUMBERS("of numbers", Loss.Head.VALUE),
        ANSWERS("of classes", Loss.Head.LOGITS, Loss.Head.BINARY_LOGIT),
        CLASSES("of several classes", Loss.Head.LOGITS),
        BINARY("of 0 or 1", Loss.Head.BINARY_LOGIT);

        private final String text;
        private final List<Loss.Head> heads;

        Targets(String text, Loss.Head... heads) {
            this.text = text;
            this.heads = List.of(heads);
        }

        public boolean contain(Loss.Head head) {
            return heads.contains(head);
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
