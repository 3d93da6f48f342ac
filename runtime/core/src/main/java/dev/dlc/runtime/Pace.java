package dev.dlc.runtime;

import java.util.function.LongSupplier;

/**
 * Decides whether all members of a team run the steps of a training or the caller alone: whichever takes less time. No result depends on it.
 *
 * <p>While HotSpot compiles what the first steps run, its compilers need processors too. A member that loses its own to them keeps the others waiting at
 * the next barrier, busily: with two processors the first seconds take half as long again as on one thread. Later, and with
 * processors to spare from the first step on, all together are faster, but not for every network, nor beside every other program.
 *
 * <p>So now and then some steps are run the other way: of {@code before}, {@code other} and {@code after}, the mean of the first and the last is
 * what the one in the middle must beat, since steps get faster and faster at first. How much time such a trial has lost says when the next one
 * may be, and the more often in a row the same way wins, the later. One thread where there are more is a state that ends sooner or later, so it is
 * questioned more often than all together are.
 */
final class Pace {
    /** How many times as long as a trial has cost the steps run without one: after a change, and at most. */
    private static final int FEWEST = 10;

    private static final int MOST_ALONE = 40;
    private static final int MOST_TOGETHER = 640;
    /** How long one side of a trial lasts: so many steps, or less where the time comes first. The first is not counted, for caches to fill. */
    private static final int STEPS = 5;

    private static final long NANOSECONDS = 20_000_000;

    private enum Side {
        NONE,
        BEFORE,
        OTHER,
        AFTER
    }

    private final Team team;
    private final LongSupplier clock;
    private Side side = Side.BEFORE;
    private int factor = FEWEST;
    /** Nanoseconds of steps until the next trial. */
    private long rest;

    private int steps;
    private long counted;
    private double before;
    private double other;
    private int otherSteps;

    /** @param clock in nanoseconds */
    Pace(Team team, LongSupplier clock) {
        this.team = team;
        this.clock = clock;
    }

    /** Runs a step's task on all members, or on the caller alone. */
    void run(Team.Task task) {
        if (team.size() == 1) {
            team.run(task);
            return;
        }
        long begun = clock.getAsLong();
        team.run(task);
        count(clock.getAsLong() - begun);
    }

    private void count(long nanoseconds) {
        if (side == Side.NONE) {
            rest -= nanoseconds;
            if (rest <= 0) {
                side = Side.BEFORE;
            }
            return;
        }
        steps++;
        if (steps == 1) {
            return;
        }
        counted += nanoseconds;
        if (steps == STEPS || counted >= NANOSECONDS) {
            endSide((double) counted / (steps - 1));
            steps = 0;
            counted = 0;
        }
    }

    private void endSide(double mean) {
        switch (side) {
            case BEFORE -> {
                before = mean;
                change(Side.OTHER);
            }
            case OTHER -> {
                other = mean;
                otherSteps = steps;
                change(Side.AFTER);
            }
            default -> decide((before + mean) / 2);
        }
    }

    private void decide(double usual) {
        if (other < usual) {
            factor = FEWEST;
            change(Side.NONE);
        } else {
            factor = Math.min(2 * factor, team.isAlone() ? MOST_ALONE : MOST_TOGETHER);
            side = Side.NONE;
        }
        rest = (long) (factor * otherSteps * Math.abs(other - usual));
    }

    private void change(Side next) {
        team.workAlone(!team.isAlone());
        side = next;
    }
}
