package dev.dlc.runtime.kernel;

/**
 * Weights of a layer laid out once for many predictions, as the kernels of one provider read them. Any number of threads may
 * read it at once.
 *
 * @param weights as they were given; not a copy
 * @param offset where they start
 * @param packed the copy in the order of reading; empty where the provider reads them as they are
 * @param taps where each tap of a convolution lies from a pixel; empty where the provider does not need it
 * @param parts how the members of a team divide what is computed with them
 */
public record PackedWeights(float[] weights, int offset, float[] packed, int[] taps, OutputParts parts) {}
