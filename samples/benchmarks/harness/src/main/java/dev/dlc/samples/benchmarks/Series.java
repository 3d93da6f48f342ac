package dev.dlc.samples.benchmarks;

import java.util.Arrays;

/** What several rounds measured: their median counts, their spread tells how much it can be trusted. */
record Series(double[] values) {
    Series {
        values = values.clone();
        Arrays.sort(values);
    }

    double median() {
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** Half of what lies between the least and the greatest, as a share of the median. */
    double spread() {
        return (values[values.length - 1] - values[0]) / 2 / median();
    }
}
