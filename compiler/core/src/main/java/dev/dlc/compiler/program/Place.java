package dev.dlc.compiler.program;

/**
 * Where a tensor lies.
 *
 * @param name of the constant that holds its offset in generated code, before it is made unique: {@code STEM_CONV2D}
 * @param offset in its region; for {@link Region#BATCH} it is multiplied by the capacity
 */
public record Place(Region region, String name, int offset) {
    /** The arrays of a pass, the arena in two parts. */
    public enum Region {
        /** All weights. */
        WEIGHTS,
        /** The gradients, at the offsets of the weights. */
        GRADIENTS,
        /** The part of the arena whose size does not depend on the batch. */
        FIXED,
        /** The part of the arena with one tensor for each sample. */
        BATCH
    }
}
