package dev.dlc.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A class and how probable a network holds it.
 *
 * @param label a constant of the generated enum, or the class's number where classes have no names
 * @param probability from 0 to 1
 */
public record ClassProbability<C>(C label, float probability) {
    /**
     * The most probable classes, the most probable first; of equals, the one declared first.
     *
     * @param classes gives the class of a number
     * @param probabilities of each class, in their order
     * @param k how many are wanted; where there are fewer classes, all come
     * @throws IllegalArgumentException if {@code k} is below 1
     */
    public static <C> List<ClassProbability<C>> topK(IntFunction<C> classes, float[] probabilities, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("the k most probable classes: k must be at least 1, not " + k);
        }
        int[] best = new int[Math.min(k, probabilities.length)];
        int found = 0;
        for (int i = 0; i < probabilities.length; i++) {
            int at = found;
            while (at > 0 && probabilities[i] > probabilities[best[at - 1]]) {
                at--;
            }
            if (at < best.length) {
                found = Math.min(found + 1, best.length);
                System.arraycopy(best, at, best, at + 1, found - at - 1);
                best[at] = i;
            }
        }
        List<ClassProbability<C>> top = new ArrayList<>(best.length);
        for (int number : best) {
            top.add(new ClassProbability<>(classes.apply(number), probabilities[number]));
        }
        return top;
    }
}
