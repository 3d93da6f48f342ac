package dev.dlc.data;

import java.nio.file.Path;
import java.util.List;

/** The numbers of one input or target, for all samples, in memory. */
interface Samples {
    /** Where they come from. */
    Path file();

    /** How many samples there are. */
    int count();

    /** The shape of one. */
    List<Integer> shape();

    /** Writes the numbers of a sample to {@code into[offset]} on. */
    void read(int sample, float[] into, int offset);

    /** How many numbers a sample has. */
    default int width() {
        return shape().stream().mapToInt(Integer::intValue).reduce(1, Math::multiplyExact);
    }

    /** Where a sample is, for a message. */
    default String place(int sample) {
        return "sample " + sample;
    }
}
