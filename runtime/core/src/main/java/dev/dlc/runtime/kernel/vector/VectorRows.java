package dev.dlc.runtime.kernel.vector;

import static dev.dlc.runtime.kernel.vector.Tiles.LANES;
import static dev.dlc.runtime.kernel.vector.Tiles.SPECIES;

import dev.dlc.runtime.kernel.RowCopy;
import jdk.incubator.vector.FloatVector;

/**
 * Copies rows with vectors, of which the last two of a row may overlap. Shorter rows are not copied with shorter vectors: once a
 * program has used two species, HotSpot's compiler makes objects of the vectors of both, and everything takes ten times as long.
 */
final class VectorRows implements RowCopy {
    static final RowCopy COPY = new VectorRows();

    private VectorRows() {}

    @Override
    public void copy(
            float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride, int rows, int count) {
        if (count >= LANES) {
            whole(from, fromOffset, fromStride, to, toOffset, toStride, rows, count);
        } else {
            PLAIN.copy(from, fromOffset, fromStride, to, toOffset, toStride, rows, count);
        }
    }

    @Override
    public void pick(
            float[] from,
            int fromOffset,
            int fromStride,
            int step,
            float[] to,
            int toOffset,
            int toStride,
            int rows,
            int count) {
        if (step == 2 && count >= LANES) {
            Pairs.split(from, fromOffset, fromStride, to, toOffset, toStride, rows, count);
        } else {
            PLAIN.pick(from, fromOffset, fromStride, step, to, toOffset, toStride, rows, count);
        }
    }

    private static void whole(
            float[] from, int fromOffset, int fromStride, float[] to, int toOffset, int toStride, int rows, int count) {
        int last = count - LANES;
        int vectors = (count + LANES - 1) / LANES;
        int source = fromOffset;
        int target = toOffset;
        int q = 0;
        // One loop: that over the few vectors of a row would be prepared anew for each.
        for (int i = 0; i < rows * vectors; i++) {
            FloatVector.fromArray(SPECIES, from, source + q).intoArray(to, target + q);
            q = q == last ? count : Math.min(q + LANES, last);
            if (q == count) {
                q = 0;
                source += fromStride;
                target += toStride;
            }
        }
    }
}
