package dev.dlc.runtime;

import java.util.List;

/** See {@link Metric#confusion}. */
record Confusion() implements Metric {
    @Override
    public String name() {
        return "confusion";
    }

    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public boolean isMatrix() {
        return true;
    }

    @Override
    public boolean fits(Description.Output output) {
        return Answers.fit(output);
    }

    @Override
    public Tally tally(Description.Output output, Description.Feature target) {
        Answers answers = new Answers(output, target);
        return new Count(answers, answers.names(target));
    }

    private static final class Count implements Tally {
        private final Answers answers;
        private final List<String> names;
        private final long[][] counts;

        Count(Answers answers, List<String> names) {
            this.answers = answers;
            this.names = names;
            this.counts = new long[answers.classes()][answers.classes()];
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            int count = answers.count(samples);
            for (int i = 0; i < count; i++) {
                counts[(int) targets[target + i]][answers.answer(outputs, output, i)]++;
            }
        }

        @Override
        public double value() {
            return Double.NaN;
        }

        @Override
        public ConfusionMatrix matrix() {
            return ConfusionMatrix.of(names, counts);
        }
    }
}
