package dev.dlc.runtime;

/** See {@link Metric#accuracy()}. */
record Accuracy() implements Metric {
    @Override
    public String name() {
        return "accuracy";
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
        return new Count(new Answers(output, target));
    }

    /** Counts right answers; a sample of several positions (a label for each) gives an answer for each. */
    private static final class Count implements Tally {
        private final Answers answers;
        private long right;
        private long all;

        Count(Answers answers) {
            this.answers = answers;
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            int count = answers.count(samples);
            for (int i = 0; i < count; i++) {
                if (answers.answer(outputs, output, i) == (int) targets[target + i]) {
                    right++;
                }
            }
            all += count;
        }

        @Override
        public double value() {
            return all == 0 ? Double.NaN : (double) right / all;
        }
    }
}
