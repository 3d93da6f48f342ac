package dev.dlc.runtime;

/** Samples by number. Reading is safe from many threads and gives the same numbers each time. */
public interface Dataset {
    /** How many samples there are. */
    int size();

    /** Writes the raw numbers (not scaled, not normalised) of input {@code index} of a sample to {@code into[offset]} on. */
    void input(int index, int sample, float[] into, int offset);

    /** Writes the numbers of target {@code index} of a sample to {@code into[offset]} on; classes as whole numbers. */
    void target(int index, int sample, float[] into, int offset);
}
