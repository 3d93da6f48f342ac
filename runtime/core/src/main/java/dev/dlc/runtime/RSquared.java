package dev.dlc.runtime;

import dev.dlc.runtime.Description.Head;

/** See {@link Metric#r2()}. */
record RSquared() implements Metric {
    @Override
    public String name() {
        return "r2";
    }

    @Override
    public boolean isScore() {
        return true;
    }

    @Override
    public boolean fits(Description.Output output) {
        return output.head() == Head.VALUE;
    }

    @Override
    public Tally tally(Description.Output output, Description.Feature target) {
        return new Sums(output.width());
    }

    /** Sums for each element, the spread around a running mean (Welford 1962): targets far from 0 lose no digits. */
    private static final class Sums implements Tally {
        private final double[] means;
        private final double[] spreads;
        private final double[] errors;
        private long count;

        Sums(int width) {
            means = new double[width];
            spreads = new double[width];
            errors = new double[width];
        }

        @Override
        public void add(float[] outputs, int output, float[] targets, int target, int samples) {
            int width = means.length;
            for (int s = 0; s < samples; s++) {
                count++;
                for (int i = 0; i < width; i++) {
                    double wanted = targets[target + s * width + i];
                    double error = wanted - outputs[output + s * width + i];
                    errors[i] += error * error;
                    double off = wanted - means[i];
                    means[i] += off / count;
                    spreads[i] += off * (wanted - means[i]);
                }
            }
        }

        @Override
        public double value() {
            if (count < 2) {
                return Double.NaN;
            }
            double sum = 0;
            for (int i = 0; i < means.length; i++) {
                if (spreads[i] > 0) {
                    sum += 1 - errors[i] / spreads[i];
                } else {
                    sum += errors[i] == 0 ? 1 : 0;
                }
            }
            return sum / means.length;
        }
    }
}
