package dev.dlc.runtime;

/** See {@link Schedule#cosine}. */
record CosineSchedule(double rate, double to) implements Schedule {
    @Override
    public double rate(long step, int epoch, long steps, int epochs, Outcomes outcomes) {
        double way = (double) Math.min(step - 1, steps) / steps;
        return to + (rate - to) * (1 + StrictMath.cos(Math.PI * way)) / 2;
    }
}
