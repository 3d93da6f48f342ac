package dev.dlc.runtime;

/** See {@link Schedule#oneCycle}. Turning points lie at fractions of a step, as PyTorch's do. */
record OneCycleSchedule(
        double peak, double share, boolean cosine, double divisor, double lastDivisor, boolean threePhases)
        implements Schedule {
    @Override
    public double rate(long step, int epoch, long steps, int epochs, Outcomes outcomes) {
        double first = peak / divisor;
        double last = first / lastDivisor;
        // steps count from 0 here
        double at = Math.min(step, steps) - 1;
        double up = share * steps - 1;
        double end = steps - 1;
        if (at <= up) {
            return between(first, peak, at, 0, up);
        }
        if (!threePhases) {
            return between(peak, last, at, up, end);
        }
        double down = 2 * share * steps - 2;
        return at <= down ? between(peak, first, at, up, down) : between(first, last, at, down, end);
    }

    private double between(double from, double to, double at, double begin, double end) {
        double way = end > begin ? (at - begin) / (end - begin) : 1;
        return cosine ? to + (from - to) / 2 * (1 + StrictMath.cos(Math.PI * way)) : (to - from) * way + from;
    }
}
