package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomTest {
    private static final long KEY = Random.key(1, "test", "body.0.weight");
    private static final int COUNT = 1_000_000;

    @Test
    void keysDifferInEveryPart() {
        Set<Long> keys = new HashSet<>();
        for (long seed = 0; seed < 10; seed++) {
            for (String purpose : new String[] {"init", "dropout"}) {
                for (String path : new String[] {"", "a", "b", "ab", "ba"}) {
                    for (long number = -2; number < 8; number++) {
                        keys.add(Random.key(Random.key(seed, purpose, path), number));
                    }
                }
            }
        }
        assertThat(keys).hasSize(10 * 2 * 5 * 10);
        assertThat(Random.key(1, "ab", "c")).isNotEqualTo(Random.key(1, "a", "bc"));
    }

    @Test
    void theSameKeyAndCounterGiveTheSameNumber() {
        assertThat(Random.bits(KEY, 5)).isEqualTo(Random.bits(KEY, 5)).isNotEqualTo(Random.bits(KEY, 6));
    }

    @Test
    void everyBitIsSetHalfOfTheTimeAndFlipsWithEachBitOfTheCounter() {
        int[] set = new int[64];
        for (int i = 0; i < 100_000; i++) {
            long bits = Random.bits(KEY, i);
            for (int b = 0; b < 64; b++) {
                set[b] += (int) (bits >>> b & 1);
            }
        }
        // Standard deviation 158: five of them.
        for (int count : set) {
            assertThat(count).isCloseTo(50_000, within(800));
        }
        for (int input = 0; input < 64; input++) {
            int flipped = 0;
            for (int i = 0; i < 1000; i++) {
                flipped += Long.bitCount(Random.bits(KEY, i) ^ Random.bits(KEY, i ^ 1L << input));
            }
            // 64,000 bits, standard deviation 127.
            assertThat(flipped).as("input bit %d", input).isCloseTo(32_000, within(640));
        }
    }

    @Test
    void uniformNumbersHaveTheMomentsOfTheUniformDistributionAndFillItEvenly() {
        double sum = 0;
        double squares = 0;
        double neighbours = 0;
        int[] bins = new int[100];
        double last = Random.uniform(KEY, -1);
        for (int i = 0; i < COUNT; i++) {
            double u = Random.uniform(KEY, i);
            assertThat(u >= 0 && u < 1).isTrue();
            sum += u;
            squares += u * u;
            neighbours += (u - 0.5) * (last - 0.5);
            bins[(int) (u * 100)]++;
            last = u;
        }
        assertThat(sum / COUNT).isCloseTo(0.5, within(0.0015));
        assertThat(squares / COUNT).isCloseTo(1 / 3.0, within(0.0015));
        assertThat(neighbours / COUNT * 12).isCloseTo(0, within(0.005));
        double chiSquare = 0;
        for (int bin : bins) {
            chiSquare += (bin - 10_000.0) * (bin - 10_000.0) / 10_000;
        }
        // 99 degrees of freedom: 99.9 % of random sequences stay between these.
        assertThat(chiSquare).isBetween(60.0, 149.0);
    }

    @Test
    void normalNumbersHaveTheMomentsAndTailsOfTheNormalDistribution() {
        double[] moments = new double[5];
        int beyondOne = 0;
        int beyondThree = 0;
        for (int i = 0; i < COUNT; i++) {
            double z = Random.normal(KEY, i);
            for (int power = 1; power <= 4; power++) {
                moments[power] += StrictMath.pow(z, power) / COUNT;
            }
            beyondOne += Math.abs(z) > 1 ? 1 : 0;
            beyondThree += Math.abs(z) > 3 ? 1 : 0;
        }
        assertThat(moments[1]).isCloseTo(0, within(0.005));
        assertThat(moments[2]).isCloseTo(1, within(0.007));
        assertThat(moments[3]).isCloseTo(0, within(0.02));
        assertThat(moments[4]).isCloseTo(3, within(0.05));
        assertThat(beyondOne / (double) COUNT).isCloseTo(0.317311, within(0.0025));
        assertThat(beyondThree / (double) COUNT).isCloseTo(0.0027, within(0.00026));
    }

    @Test
    void shufflingKeepsAllNumbersAndDependsOnTheKeyOnly() {
        int[] order = IntStream.range(0, 1000).toArray();
        int[] again = order.clone();
        int[] other = order.clone();
        Random.shuffle(order, KEY);
        Random.shuffle(again, KEY);
        Random.shuffle(other, KEY + 1);
        assertThat(order).isEqualTo(again).isNotEqualTo(other);
        Arrays.sort(other);
        assertThat(other).isEqualTo(IntStream.range(0, 1000).toArray());
        assertThat(IntStream.range(0, 1000).filter(i -> order[i] == i).count()).isLessThan(10);
    }

    @Test
    void allOrdersOfFourAreEquallyLikely() {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < 48_000; i++) {
            int[] order = {0, 1, 2, 3};
            Random.shuffle(order, Random.key(KEY, i));
            counts.merge(Arrays.toString(order), 1, Integer::sum);
        }
        assertThat(counts).hasSize(24);
        // Standard deviation 44.
        assertThat(counts.values()).allSatisfy(count -> assertThat(count).isCloseTo(2000, within(200)));
    }
}
