package dev.dlc.runtime;

import java.util.Locale;

/** See {@link Metric#precision}, {@link Metric#recall} and {@link Metric#f1}. */
record ClassScore(Kind kind) implements Metric {
    /** What is made of the counts of a class. */
    enum Kind {
        PRECISION {
            @Override
            double of(long right, long answered, long wanted) {
                return share(right, answered);
            }
        },
        RECALL {
            @Override
            double of(long right, long answered, long wanted) {
                return share(right, wanted);
            }
        },
        F1 {
            @Override
            double of(long right, long answered, long wanted) {
                return share(2 * right, answered + wanted);
            }
        };

        abstract double of(long right, long answered, long wanted);

        private static double share(long part, long whole) {
            return whole == 0 ? 0 : (double) part / whole;
        }
    }

    @Override
    public String name() {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public boolean fits(Description.Output output) {
        return Answers.fit(output);
    }

    @Override
    public Tally tally(Description.Output output, Description.Feature target) {
        return new Count(new Answers(output, target), kind);
    }

    private static final class Count implements Tally {
        private final Answers answers;
        private final Kind kind;
        private final long[] right;
        private final long[] answered;
        private final long[] wanted;

        Count(Answers answers, Kind kind) {
            this.answers = answers;
            this.kind = kind;
            this.right = new long[answers.classes()];
            this.answered = new long[answers.classes()];
            this.wanted = new long[answers.classes()];
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            int count = answers.count(samples);
            for (int i = 0; i < count; i++) {
                int answer = answers.answer(outputs, output, i);
                int truth = (int) targets[target + i];
                answered[answer]++;
                wanted[truth]++;
                if (answer == truth) {
                    right[truth]++;
                }
            }
        }

        @Override
        public double value() {
            double sum = 0;
            int seen = 0;
            for (int c = 0; c < right.length; c++) {
                if (answered[c] + wanted[c] > 0) {
                    sum += kind.of(right[c], answered[c], wanted[c]);
                    seen++;
                }
            }
            if (seen == 0) {
                return Double.NaN;
            }
            return answers.isBinary() ? kind.of(right[1], answered[1], wanted[1]) : sum / seen;
        }
    }
}
