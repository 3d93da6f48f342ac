package dev.dlc.compiler.program;

import dev.dlc.compiler.graph.Origin;
import java.util.List;

/**
 * The part of a pass that belongs to one layer: a method of the generated class.
 *
 * @param flops of one sample
 */
public record Routine(Origin origin, List<Step> steps, long flops) {
    public Routine {
        steps = List.copyOf(steps);
    }
}
