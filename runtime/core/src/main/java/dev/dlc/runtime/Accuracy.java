package dev.dlc.runtime;

import dev.dlc.runtime.Description.Head;

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
        return output.head() != Head.VALUE;
    }

    @Override
    public Tally tally(Description.Output output, Description.Feature target) {
        return new Count(output.head(), target.width(), output.width() / target.width());
    }

    /** Counts right answers; a sample of several positions (a label for each) gives an answer for each. */
    private static final class Count implements Tally {
        private final boolean binary;
        private final int positions;
        private final int classes;
        private long right;
        private long all;

        Count(Head head, int positions, int classes) {
            this.binary = head == Head.BINARY_LOGIT;
            this.positions = positions;
            this.classes = classes;
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            int answers = samples * positions;
            for (int i = 0; i < answers; i++) {
                int logits = output + i * classes;
                int answer = binary ? (outputs[logits] > 0 ? 1 : 0) : largest(outputs, logits);
                if (answer == (int) targets[target + i]) {
                    right++;
                }
            }
            all += answers;
        }

        private int largest(float[] logits, int offset) {
            int best = 0;
            for (int i = 1; i < classes; i++) {
                if (logits[offset + i] > logits[offset + best]) {
                    best = i;
                }
            }
            return best;
        }

        @Override
        public double value() {
            return all == 0 ? Double.NaN : (double) right / all;
        }
    }
}
