package dev.dlc.runtime;

import dev.dlc.runtime.Description.Head;
import java.util.Arrays;

/** See {@link Metric#auc}. */
record AreaUnderCurve() implements Metric {
    @Override
    public String name() {
        return "auc";
    }

    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public boolean fits(Description.Output output) {
        return output.head() == Head.BINARY_LOGIT;
    }

    @Override
    public Tally tally(Description.Output output, Description.Feature target) {
        return new Ranking(target.width());
    }

    /** Keeps the logits of both classes: the area follows from their ranks (Mann and Whitney 1947). */
    private static final class Ranking implements Tally {
        private final int width;
        private float[] ones = new float[16];
        private float[] zeros = new float[16];
        private int oneCount;
        private int zeroCount;

        Ranking(int width) {
            this.width = width;
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            for (int i = 0; i < samples * width; i++) {
                // 0 and -0 are equal logits, but not in the order that sorting takes
                float logit = outputs[output + i] + 0f;
                if (targets[target + i] > 0.5f) {
                    ones = withRoom(ones, oneCount);
                    ones[oneCount++] = logit;
                } else {
                    zeros = withRoom(zeros, zeroCount);
                    zeros[zeroCount++] = logit;
                }
            }
        }

        private static float[] withRoom(float[] numbers, int count) {
            return count < numbers.length ? numbers : Arrays.copyOf(numbers, 2 * count);
        }

        @Override
        public double value() {
            Arrays.sort(ones, 0, oneCount);
            Arrays.sort(zeros, 0, zeroCount);
            int below = 0;
            int upTo = 0;
            long halves = 0;
            for (int i = 0; i < oneCount; i++) {
                while (below < zeroCount && zeros[below] < ones[i]) {
                    below++;
                }
                while (upTo < zeroCount && zeros[upTo] <= ones[i]) {
                    upTo++;
                }
                halves += (long) below + upTo;
            }
            return halves / (2.0 * oneCount * zeroCount);
        }
    }
}
