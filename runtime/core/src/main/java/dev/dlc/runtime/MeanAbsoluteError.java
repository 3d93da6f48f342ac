package dev.dlc.runtime;

import dev.dlc.runtime.Description.Head;

/** See {@link Metric#mae()}. */
record MeanAbsoluteError() implements Metric {
    @Override
    public String name() {
        return "mae";
    }

    @Override
    public boolean isScore() {
        return false;
    }

    @Override
    public boolean fits(Description.Output output) {
        return output.head() == Head.VALUE;
    }

    @Override
    public Tally tally(Description.Output output, Description.Feature target) {
        return new Sum(output.width());
    }

    /** Adds up in double, row after row, so that the size of the batches does not change the value. */
    private static final class Sum implements Tally {
        private final int width;
        private double sum;
        private long count;

        Sum(int width) {
            this.width = width;
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            int elements = samples * width;
            for (int i = 0; i < elements; i++) {
                sum += Math.abs((double) outputs[output + i] - targets[target + i]);
            }
            count += elements;
        }

        @Override
        public double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }
}
