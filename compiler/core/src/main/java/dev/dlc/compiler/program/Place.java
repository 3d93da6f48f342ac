package dev.dlc.compiler.program;

/**
 * Where a tensor lies.
 *
 * @param name the value's path, from which its field or constant is named; unique within a region but for its parts' joints
 * @param offset in the array of all weights or gradients; for the buffers of a pass, each of which is an array, its number in
 *     {@link PassProgram#buffers()}
 */
public record Place(Region region, String name, int offset) {
    /** The arrays of a pass. */
    public enum Region {
        /** All weights. */
        WEIGHTS,
        /** The gradients, at the offsets of the weights. */
        GRADIENTS,
        /** A buffer of the pass. */
        BUFFER,
        /** An array of what is computed from the weights alone: the offset is its number in {@link PassProgram#constants()}. */
        CONSTANT,
        /** Likewise, as kernels for packed weights read it. */
        PACKED
    }
}
