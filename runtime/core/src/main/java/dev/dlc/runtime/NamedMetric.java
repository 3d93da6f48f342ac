package dev.dlc.runtime;

/** See {@link Metric#named}. */
record NamedMetric(String name, Metric metric) implements Metric {
    @Override
    public boolean isScore() {
        return metric.isScore();
    }

    @Override
    public boolean fits(Description.Output output) {
        return metric.fits(output);
    }

    @Override
    public boolean isMatrix() {
        return metric.isMatrix();
    }

    @Override
    public Tally tally(Description.Output output, Description.Feature target) {
        return metric.tally(output, target);
    }
}
