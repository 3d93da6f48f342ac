package dev.dlc.compiler.program;

import java.util.List;

/**
 * One nested class of a generated class: the passes over one arena.
 *
 * @param forward from the inputs to the outputs
 * @param loss from the outputs to the loss of each sample
 * @param backward from the loss to the gradients; empty where nothing trains
 * @param fixed numbers of the arena that don't depend on the batch
 * @param perSample numbers of the arena for each sample of the capacity
 * @param inputs where the inputs lie, in the order of declaration
 * @param targets likewise
 * @param outputs what each loss term judges
 * @param losses the loss of each sample, one for each term, and its factor
 */
public record PassProgram(
        List<Routine> forward,
        List<Routine> loss,
        List<Routine> backward,
        int fixed,
        int perSample,
        List<Place> inputs,
        List<Place> targets,
        List<Place> outputs,
        List<LossPlace> losses) {
    /** A loss term's value for each sample, and what it is multiplied by. */
    public record LossPlace(Place place, double factor) {}
}
