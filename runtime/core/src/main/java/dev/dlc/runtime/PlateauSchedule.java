package dev.dlc.runtime;

/**
 * See {@link Schedule#plateau}. It keeps nothing from epoch to epoch: the few numbers that say where it stands follow from
 * the outcomes since its start, which a resumed training still knows.
 */
record PlateauSchedule(
        double rate,
        String monitor,
        boolean score,
        double factor,
        int patience,
        double threshold,
        boolean relative,
        int cooldown,
        double least,
        double eps)
        implements Schedule {
    @Override
    public double rate(long step, int epoch, long steps, int epochs, Outcomes outcomes) {
        double current = rate;
        double best = score ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        int bad = 0;
        int resting = 0;
        for (int i = outcomes.size() - (epoch - 1); i < outcomes.size(); i++) {
            double value = outcomes.get(i);
            if (isBetter(value, best)) {
                best = value;
                bad = 0;
            } else {
                bad++;
            }
            if (resting > 0) {
                resting--;
                bad = 0;
            }
            if (bad > patience) {
                double reduced = Math.max(current * factor, least);
                current = current - reduced > eps ? reduced : current;
                resting = cooldown;
                bad = 0;
            }
        }
        return current;
    }

    private boolean isBetter(double value, double best) {
        if (score) {
            return value > (relative ? best * (1 + threshold) : best + threshold);
        }
        return value < (relative ? best * (1 - threshold) : best - threshold);
    }
}
