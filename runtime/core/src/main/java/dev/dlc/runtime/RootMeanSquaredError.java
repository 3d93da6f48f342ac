package dev.dlc.runtime;

import dev.dlc.runtime.Description.Head;

/** See {@link Metric#rmse()}. */
record RootMeanSquaredError() implements Metric {
    @Override
    public String name() {
        return "rmse";
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
        private double squares;
        private long count;

        Sum(int width) {
            this.width = width;
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            int elements = samples * width;
            for (int i = 0; i < elements; i++) {
                double error = (double) outputs[output + i] - targets[target + i];
                squares += error * error;
            }
            count += elements;
        }

        @Override
        public double value() {
            return Math.sqrt(squares / count);
        }
    }
}
