package dev.dlc.runtime;

import dev.dlc.runtime.Description.Head;

/** See {@link Metric#topK}. */
record TopK(int k) implements Metric {
    TopK {
        if (k < 1) {
            throw new IllegalArgumentException("k must be at least 1, not " + k);
        }
    }

    @Override
    public String name() {
        return "top_k";
    }

    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public boolean fits(Description.Output output) {
        return output.head() == Head.LOGITS;
    }

    @Override
    public Tally tally(Description.Output output, Description.Feature target) {
        return new Count(new Answers(output, target), k);
    }

    private static final class Count implements Tally {
        private final Answers answers;
        private final int k;
        private long right;
        private long all;

        Count(Answers answers, int k) {
            this.answers = answers;
            this.k = k;
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            int count = answers.count(samples);
            int classes = answers.width();
            for (int i = 0; i < count; i++) {
                if (larger(outputs, output + i * classes, (int) targets[target + i], classes) < k) {
                    right++;
                }
            }
            all += count;
        }

        /** How many logits come before that of the class. */
        private static int larger(float[] outputs, int logits, int wanted, int classes) {
            float own = outputs[logits + wanted];
            int larger = 0;
            for (int i = 0; i < classes; i++) {
                float other = outputs[logits + i];
                if (other > own || other == own && i < wanted) {
                    larger++;
                }
            }
            return larger;
        }

        @Override
        public double value() {
            return all == 0 ? Double.NaN : (double) right / all;
        }
    }
}
