package dev.dlc.runtime;

import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * A dataset in two parts. Both keep the order of the whole, and the identities that its samples have there.
 *
 * @param training the larger part as a rule
 * @param validation what was held back
 */
public record Split(Dataset training, Dataset validation) {
    /**
     * Holds back a share of the samples, chosen by the seed: of each class of the first target that has classes (or is
     * binary) as near to that share as whole samples allow, the largest remainders first; where no target has classes,
     * of all samples alike.
     *
     * @param share between 0 and 1, both excluded; at least one sample lands on each side
     * @throws TrainingException if there are fewer than two samples
     */
    public static Split stratified(Dataset dataset, Description description, double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("a share between 0 and 1 wanted, not " + share);
        }
        int size = dataset.size();
        if (size < 2) {
            throw new TrainingException(
                    "validation split(" + share + ") of " + size + " samples leaves one side empty",
                    "give more data, or leave the validation split out");
        }
        int wanted = (int) Math.min(size - 1, Math.max(1, Math.round(share * size)));
        List<Stratum> strata = strata(dataset, description);
        allot(strata, share, wanted);
        boolean[] held = new boolean[size];
        long key = Random.key(seed, "split", "");
        for (Stratum stratum : strata) {
            int[] order = stratum.samples.stream().mapToInt(Integer::intValue).toArray();
            Random.shuffle(order, Random.key(key, stratum.label));
            for (int i = 0; i < stratum.held; i++) {
                held[order[i]] = true;
            }
        }
        return new Split(new Subset(dataset, where(held, false)), new Subset(dataset, where(held, true)));
    }

    /** The samples of one class. */
    private static final class Stratum {
        final long label;
        final List<Integer> samples = new ArrayList<>();
        int held;
        double remainder;

        Stratum(long label) {
            this.label = label;
        }
    }

    private static List<Stratum> strata(Dataset dataset, Description description) {
        int target = target(description);
        TreeMap<Long, Stratum> strata = new TreeMap<>();
        float[] label = new float[1];
        for (int i = 0; i < dataset.size(); i++) {
            if (target >= 0) {
                dataset.target(target, i, label, 0);
            }
            strata.computeIfAbsent((long) label[0], Stratum::new).samples.add(i);
        }
        return new ArrayList<>(strata.values());
    }

    private static int target(Description description) {
        for (int i = 0; i < description.targets().size(); i++) {
            Feature target = description.targets().get(i);
            if (target.kind() != Kind.REAL && target.width() == 1) {
                return i;
            }
        }
        return -1;
    }

    private static void allot(List<Stratum> strata, double share, int wanted) {
        int given = 0;
        for (Stratum stratum : strata) {
            double exact = share * stratum.samples.size();
            stratum.held = (int) exact;
            stratum.remainder = exact - stratum.held;
            given += stratum.held;
        }
        List<Stratum> byRemainder = new ArrayList<>(strata);
        byRemainder.sort(Comparator.comparingDouble((Stratum s) -> -s.remainder));
        for (int i = 0; given < wanted; i = (i + 1) % byRemainder.size()) {
            Stratum stratum = byRemainder.get(i);
            if (stratum.held < stratum.samples.size()) {
                stratum.held++;
                given++;
            }
        }
    }

    private static int[] where(boolean[] held, boolean side) {
        int[] samples = new int[held.length];
        int count = 0;
        for (int i = 0; i < held.length; i++) {
            if (held[i] == side) {
                samples[count++] = i;
            }
        }
        return Arrays.copyOf(samples, count);
    }
}
