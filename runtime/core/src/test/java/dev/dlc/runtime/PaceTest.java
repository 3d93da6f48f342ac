package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLISECOND = 1_000_000;

    private final Team team = new Team(2);
    /** Only a step moves it. */
    private long now;

    private final Pace pace = new Pace(team, () -> now);
    private int stepsAlone;

    @AfterEach
    void close() {
        team.close();
    }

    /** Runs steps that take so long on the caller alone, and so long on both members. */
    private void steps(int count, long alone, long together) {
        stepsAlone = 0;
        for (int step = 0; step < count; step++) {
            pace.run(worker -> {
                if (worker.index() == 0) {
                    boolean isAlone = worker.to(2) == 2;
                    now += isAlone ? alone : together;
                    stepsAlone += isAlone ? 1 : 0;
                }
                worker.barrier();
            });
        }
    }

    @Test
    void theCallerWorksAloneWhereThatIsFaster() {
        steps(30, 2 * MILLISECOND, 9 * MILLISECOND);
        steps(10_000, 2 * MILLISECOND, 9 * MILLISECOND);
        // A trial costs some five steps of nine milliseconds for two, and may take a fortieth of the time.
        assertThat(stepsAlone).isGreaterThan(9_900);
    }

    @Test
    void allWorkTogetherWhereThatIsFaster() {
        steps(10_000, 3 * MILLISECOND, 2 * MILLISECOND);
        assertThat(stepsAlone).isBetween(1, 100);
    }

    @Test
    void stepsThatGetFasterAndFasterAreNoReasonToChange() {
        int alone = 0;
        long together = 2000 * MILLISECOND;
        for (int step = 0; step < 40; step++) {
            together = together * 95 / 100;
            steps(1, together * 105 / 100, together);
            alone += stepsAlone;
        }
        // Two in each of a few trials.
        assertThat(alone).isBetween(2, 10);
    }

    @Test
    void itFollowsWhenTheOtherWayBecomesFaster() {
        steps(200, 2 * MILLISECOND, 9 * MILLISECOND);
        assertThat(team.isAlone()).isTrue();
        steps(1_000, 2 * MILLISECOND, MILLISECOND);
        steps(1_000, 2 * MILLISECOND, MILLISECOND);
        assertThat(stepsAlone).isLessThan(50);
        steps(10_000, 2 * MILLISECOND, 9 * MILLISECOND);
        steps(1_000, 2 * MILLISECOND, 9 * MILLISECOND);
        assertThat(stepsAlone).isGreaterThan(980);
    }

    @Test
    void aTeamOfOneNeedsNoClock() {
        try (Team one = new Team(1)) {
            new Pace(one, () -> {
                        throw new AssertionError("asked for the time");
                    })
                    .run(worker -> stepsAlone++);
        }
        assertThat(stepsAlone).isEqualTo(1);
    }
}
