package dev.dlc.runtime.kernel;

import dev.dlc.runtime.Worker;

/**
 * How the output of a layer for one sample divides among the members of a team: by outputs, which are neurons or filters, of which
 * some that are packed together stay together; or by rows of the filters' maps.
 *
 * <p>What follows the layer number by number, as a rectifier does, is divided alike: a member then reads nothing but what it has
 * written itself, and need not wait for the others.
 *
 * @param outputs neurons or filters
 * @param area numbers of each output: 1, or the pixels of a map
 * @param pieces into how many pieces the output divides
 * @param together how many neighbouring pieces are computed together, but for the last ones
 * @param step numbers of each output in a piece: {@code area} where a piece is an output
 */
public record OutputParts(int outputs, int area, int pieces, int together, int step) {
    /** By outputs, {@code together} at a time. */
    public static OutputParts ofOutputs(int outputs, int area, int together) {
        return new OutputParts(outputs, area, outputs, together, area);
    }

    /** As {@link Convolution#outputPieces} says; {@code together} of filters. */
    public static OutputParts of(Convolution shape, int together) {
        int width = shape.outputWidth();
        int area = shape.outputHeight() * width;
        return shape.dividesOutputByTiles()
                ? new OutputParts(
                        shape.filters(), area, shape.outputPieces(), 1, Winograd.rows(shape.kernelHeight()) * width)
                : ofOutputs(shape.filters(), area, together);
    }

    /** The next piece before which pieces may be parted. */
    public int boundary(int piece) {
        return Math.min(units(piece) * together, pieces);
    }

    /** The first piece that the worker computes: 0 where the members don't divide a sample. */
    public int firstPiece(Worker worker) {
        return worker.first(units(pieces)) * together;
    }

    /** One past the last of the worker's pieces. */
    public int lastPiece(Worker worker) {
        return Math.min(worker.last(units(pieces)) * together, pieces);
    }

    /** The first output of which the worker computes something. */
    public int firstOutput(Worker worker) {
        return isByOutputs() ? firstPiece(worker) : 0;
    }

    /** One past the last of these outputs. */
    public int lastOutput(Worker worker) {
        return isByOutputs() ? lastPiece(worker) : outputs;
    }

    /** The first number that the worker computes of each of these outputs. */
    public int firstNumber(Worker worker) {
        return isByOutputs() ? 0 : firstPiece(worker) * step;
    }

    /** One past the last of these numbers. */
    public int lastNumber(Worker worker) {
        return isByOutputs() ? area : Math.min(lastPiece(worker) * step, area);
    }

    private boolean isByOutputs() {
        return step == area;
    }

    /** How many times {@code together} pieces reach so far. */
    private int units(int piece) {
        return (piece + together - 1) / together;
    }
}
