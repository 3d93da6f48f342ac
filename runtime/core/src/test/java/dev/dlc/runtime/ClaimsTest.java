package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How members of a team share the samples of a kernel's call: {@link Worker#offer} and {@link Worker#claim}. */
@Timeout(120)
class ClaimsTest {
    @ParameterizedTest
    @CsvSource({"1, 5", "2, 1", "2, 64", "3, 2", "3, 100", "7, 64", "2, 1048576"})
    void everySampleOfEveryCallIsComputedOnce(int threads, int samples) {
        int calls = samples > 1000 ? 2 : 500;
        AtomicIntegerArray computed = new AtomicIntegerArray(samples);
        try (Team team = new Team(threads)) {
            for (int run = 0; run < 2; run++) {
                team.run(worker -> {
                    for (int call = 0; call < calls; call++) {
                        worker.offer(worker.from(samples), worker.to(samples));
                        for (int n = worker.claim(); n >= 0; n = worker.claim()) {
                            computed.incrementAndGet(n);
                        }
                    }
                });
            }
        }
        for (int n = 0; n < samples; n++) {
            assertThat(computed.get(n)).isEqualTo(2 * calls);
        }
    }

    @Test
    void whoIsDoneTakesTheSamplesOfOneThatLagsBehind() {
        int samples = 8;
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(samples - 1);
        List<List<Integer>> computed = List.of(new ArrayList<>(), new ArrayList<>());
        try (Team team = new Team(2)) {
            team.run(worker -> {
                offerFirst(worker, samples, begun);
                for (int n = worker.claim(); n >= 0; n = worker.claim()) {
                    computed.get(worker.index()).add(n);
                    if (n == 0) {
                        begun.countDown();
                        // Member 0 is busy with its first sample until all others are computed.
                        await(others);
                    } else {
                        others.countDown();
                    }
                }
            });
        }
        assertThat(computed.get(0)).containsExactly(0);
        assertThat(computed.get(1)).containsExactly(4, 5, 6, 7, 3, 2, 1);
    }

    @Test
    void aCallEndsWhenTheSamplesThatOthersTookAreComputed() {
        int samples = 4;
        // Plain numbers: the end of the call alone orders what another member wrote.
        int[] results = new int[samples];
        int[] seen = new int[samples];
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch own = new CountDownLatch(1);
        try (Team team = new Team(2)) {
            team.run(worker -> {
                offerFirst(worker, samples, begun);
                for (int n = worker.claim(); n >= 0; n = worker.claim()) {
                    if (n == 0) {
                        begun.countDown();
                        await(taken);
                        own.countDown();
                    } else if (n == 1) {
                        // Member 1 has taken the last sample of member 0, and is not done before that is.
                        taken.countDown();
                        await(own);
                    }
                    results[n] = n + 1;
                }
                if (worker.index() == 0) {
                    System.arraycopy(results, 0, seen, 0, 2);
                }
            });
        }
        assertThat(seen).startsWith(1, 2);
    }

    @Test
    void whatIsOfferedInOneCallIsNotTakenInAnother() {
        List<Integer> first = new ArrayList<>();
        List<List<Integer>> second = List.of(new ArrayList<>(), new ArrayList<>());
        CountDownLatch offered = new CountDownLatch(1);
        CountDownLatch ended = new CountDownLatch(1);
        try (Team team = new Team(2)) {
            team.run(worker -> {
                if (worker.index() == 0) {
                    worker.offer(0, 0);
                    worker.offer(0, 4);
                    offered.countDown();
                    await(ended);
                } else {
                    await(offered);
                    worker.offer(4, 6);
                    computeClaimed(worker, first);
                    ended.countDown();
                    worker.offer(6, 7);
                }
                computeClaimed(worker, second.get(worker.index()));
            });
        }
        assertThat(first).containsExactly(4, 5);
        List<Integer> all = new ArrayList<>(second.get(0));
        all.addAll(second.get(1));
        assertThat(all).containsExactlyInAnyOrder(0, 1, 2, 3, 6);
    }

    @Test
    void aFailureWithATakenSampleEndsTheRunAndTheNextOneBeginsAnew() {
        int samples = 6;
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        List<Integer> computed = new ArrayList<>();
        try (Team team = new Team(2)) {
            assertThatThrownBy(() -> team.run(worker -> {
                        offerFirst(worker, samples, begun);
                        for (int n = worker.claim(); n >= 0; n = worker.claim()) {
                            if (n == 0) {
                                begun.countDown();
                                await(taken);
                            } else if (worker.index() == 1 && n < 3) {
                                taken.countDown();
                                throw new IllegalStateException("sample " + n);
                            }
                        }
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("sample 2");
            team.run(worker -> {
                // The first call again, of which the failed run has left samples.
                worker.offer(worker.index(), worker.index());
                for (int n = worker.claim(); n >= 0; n = worker.claim()) {
                    synchronized (computed) {
                        computed.add(n);
                    }
                }
            });
        }
        assertThat(computed).isEmpty();
    }

    @Test
    void membersThatDivideOneSampleEachComputeTheirPiecesOfIt() {
        AtomicIntegerArray computed = new AtomicIntegerArray(2);
        try (Team team = new Team(2)) {
            team.run(worker -> {
                worker.divideSample(true);
                worker.offer(worker.firstSample(1), worker.lastSample(1));
                for (int n = worker.claim(); n >= 0; n = worker.claim()) {
                    computed.incrementAndGet(worker.index());
                }
                worker.divideSample(false);
            });
        }
        assertThat(computed.get(0)).isEqualTo(1);
        assertThat(computed.get(1)).isEqualTo(1);
    }

    /** Member 1 begins when member 0 has claimed a sample, so that there are others to take. */
    private static void offerFirst(Worker worker, int samples, CountDownLatch begun) {
        if (worker.index() == 1) {
            await(begun);
        }
        worker.offer(worker.from(samples), worker.to(samples));
    }

    private static void computeClaimed(Worker worker, List<Integer> computed) {
        for (int n = worker.claim(); n >= 0; n = worker.claim()) {
            computed.add(n);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
