package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class TeamTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void everyMemberRunsTheTaskOnceAndTheCallerIsMemberZero(int threads) {
        try (Team team = new Team(threads)) {
            Thread[] ran = new Thread[threads];
            AtomicInteger calls = new AtomicInteger();
            for (int run = 1; run <= 100; run++) {
                team.run(worker -> {
                    ran[worker.index()] = Thread.currentThread();
                    calls.incrementAndGet();
                });
                assertThat(calls).hasValue(run * threads);
            }
            assertThat(ran).doesNotContainNull().doesNotHaveDuplicates();
            assertThat(ran[0]).isSameAs(Thread.currentThread());
            for (int i = 1; i < threads; i++) {
                assertThat(ran[i].isDaemon()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 8})
    void whatAMemberWroteBeforeABarrierIsSeenByAllAfterIt(int threads) {
        int barriers = 2000;
        try (Team team = new Team(threads)) {
            // Plain arrays: only the barriers order what is written and read. Each round every member checks all
            // others'
            // numbers of the round before, and a second barrier keeps the next round's writes away from the reads.
            int[] written = new int[threads];
            int[] wrong = new int[threads];
            team.run(worker -> {
                for (int round = 1; round <= barriers; round++) {
                    written[worker.index()] = round;
                    worker.barrier();
                    for (int number : written) {
                        if (number != round) {
                            wrong[worker.index()]++;
                        }
                    }
                    worker.barrier();
                }
            });
            assertThat(wrong).containsOnly(0);
            assertThat(written).containsOnly(barriers);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void aFailureOfAnyMemberBreaksTheBarrierAndIsThrownAndTheTeamStaysUsable(int failing) {
        try (Team team = new Team(4)) {
            Set<Integer> passed = ConcurrentHashMap.newKeySet();
            for (int run = 0; run < 200; run++) {
                RuntimeException failure = new IllegalArgumentException("expected " + run);
                assertThatThrownBy(() -> team.run(worker -> {
                            worker.barrier();
                            if (worker.index() == failing) {
                                throw failure;
                            }
                            worker.barrier();
                            passed.add(worker.index());
                        }))
                        .isSameAs(failure);
                assertThat(passed).isEmpty();
                AtomicInteger sum = new AtomicInteger();
                team.run(worker -> {
                    worker.barrier();
                    sum.addAndGet(worker.index());
                    worker.barrier();
                });
                assertThat(sum).hasValue(6);
            }
        }
    }

    @Test
    void anErrorOfTheOnlyMemberIsThrownAsItIs() {
        try (Team team = new Team(1)) {
            Error failure = new OutOfMemoryError("expected");
            assertThatThrownBy(() -> team.run(worker -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
            team.run(Worker::barrier);
        }
    }

    @Test
    void aBarrierThatSomeMembersNeverReachIsAnErrorAndNoDeadlock() {
        try (Team team = new Team(3)) {
            for (int run = 0; run < 100; run++) {
                assertThatThrownBy(() -> team.run(worker -> {
                            if (worker.index() > 0) {
                                worker.barrier();
                            }
                        }))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("barrier");
            }
            team.run(Worker::barrier);
        }
    }

    @Test
    void runningATaskInATaskIsRefused() {
        for (int threads = 1; threads <= 2; threads++) {
            try (Team team = new Team(threads)) {
                assertThatThrownBy(() -> team.run(worker -> team.run(inner -> {})))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("already running");
            }
        }
    }

    @Test
    void aTaskThatMayNotRunNowIsRefusedWithoutWaiting() {
        for (int threads = 1; threads <= 2; threads++) {
            Team team = new Team(threads);
            assertThat(team.tryRun(
                            worker -> assertThat(team.tryRun(inner -> {})).isFalse()))
                    .isTrue();
            team.closeWhenDone();
            assertThat(team.tryRun(worker -> {})).isFalse();
        }
    }

    @Test
    void membersThatWaitedTooLongForEachOtherRestForAWhile() {
        assumeTrue(Runtime.getRuntime().availableProcessors() >= 2, "with fewer they never spin");
        Thread caller = Thread.currentThread();
        Team.Task stalling = worker -> {
            while (worker.index() == 1 && caller.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            worker.barrier();
        };
        try (Team team = new Team(2)) {
            for (int rests = 16; rests <= 64; rests *= 2) {
                assertThat(team.tryRun(stalling)).isTrue();
                for (int i = 0; i < rests; i++) {
                    assertThat(team.tryRun(Worker::barrier)).isFalse();
                }
            }
            // who insists is not refused
            assertThat(team.tryRun(stalling)).isTrue();
            team.run(Worker::barrier);
        }
    }

    @Test
    void idleMembersSleepAndCloseEndsThem() {
        List<Thread> members = new ArrayList<>();
        Team team = new Team(3);
        team.run(worker -> {
            synchronized (members) {
                members.add(Thread.currentThread());
            }
        });
        members.remove(Thread.currentThread());
        assertThat(members).hasSize(2);
        for (Thread member : members) {
            while (member.getState() != Thread.State.WAITING) {
                Thread.yield();
            }
        }
        team.close();
        team.close();
        assertThat(members).noneMatch(Thread::isAlive);
        assertThatThrownBy(() -> team.run(worker -> {})).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedCallerStillWaitsForAllMembersAndStaysInterrupted() {
        try (Team team = new Team(2)) {
            AtomicInteger finished = new AtomicInteger();
            Thread.currentThread().interrupt();
            for (int run = 1; run <= 50; run++) {
                team.run(worker -> {
                    for (int i = 0; i < 20; i++) {
                        worker.barrier();
                    }
                    finished.incrementAndGet();
                });
                assertThat(finished).hasValue(2 * run);
            }
            assertThat(Thread.interrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aRunAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (Team team = new Team(2)) {
            Team.Task task = worker -> {
                worker.barrier();
                worker.barrier();
            };
            for (int i = 0; i < 2000; i++) {
                team.run(task);
            }
            long self = Thread.currentThread().getId();
            // One measurement may meet a class being loaded or code being compiled; a leak would show in all of them.
            long least = Long.MAX_VALUE;
            for (int attempt = 0; attempt < 5; attempt++) {
                long before = threads.getThreadAllocatedBytes(self);
                for (int i = 0; i < 1000; i++) {
                    team.run(task);
                }
                least = Math.min(least, threads.getThreadAllocatedBytes(self) - before);
            }
            assertThat(least).isLessThan(1000);
        }
    }

    @Test
    void theCallerAloneDoesTheWorkOfAllUntilAllWorkAgain() {
        try (Team team = new Team(3)) {
            int[] by = new int[9];
            Team.Task task = worker -> {
                for (int i = worker.from(9); i < worker.to(9); i++) {
                    by[i] = worker.index();
                }
                worker.barrier();
            };
            team.workAlone(true);
            team.run(task);
            assertThat(by).containsOnly(0);
            team.workAlone(false);
            team.run(task);
            assertThat(by).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
        }
    }

    @Test
    void theCallerAloneRunsWhatIsNotWorthDividing() {
        try (Team team = new Team(3)) {
            int[] by = new int[9];
            boolean[] worth = new boolean[1];
            Team.Task task = new Team.Task() {
                @Override
                public void run(Worker worker) {
                    for (int i = worker.from(9); i < worker.to(9); i++) {
                        by[i] = worker.index();
                    }
                    worker.barrier();
                }

                @Override
                public boolean isWorthDividing() {
                    return worth[0];
                }
            };
            team.run(task);
            assertThat(by).containsOnly(0);
            worth[0] = true;
            team.run(task);
            assertThat(by).containsExactly(0, 0, 0, 1, 1, 1, 2, 2, 2);
        }
    }

    @Test
    void aTeamHasAtLeastOneMember() {
        assertThatThrownBy(() -> new Team(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFailureBelongsToItsOwnRun() {
        try (Team team = new Team(4)) {
            for (int i = 0; i < 5_000; i++) {
                int failing = i % 4;
                assertThatThrownBy(() -> team.run(worker -> {
                            worker.barrier();
                            if (worker.index() == failing) {
                                throw new ArithmeticException("boom");
                            }
                            worker.barrier();
                        }))
                        .isInstanceOf(ArithmeticException.class);
                team.run(Worker::barrier);
            }
        }
    }
}
