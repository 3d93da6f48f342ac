package dev.dlc.compiler.emit;

import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.program.Routine;
import java.util.HashMap;
import java.util.Map;

/** The Javadoc over each method of a pass: the line of the {@code .dl} file, the shapes, the cost. */
final class RoutineComments {
    private final Map<Integer, LayerCall> layers = new HashMap<>();

    RoutineComments(Model model) {
        model.layers().forEach(call -> layers.put(call.id(), call));
    }

    /** @param once true where it does not run for each sample, so that it has no cost of one */
    String of(Routine routine, boolean once) {
        String flops = once ? "" : ", " + Count.grouped(routine.flops()) + " FLOPs a sample";
        LayerCall call = layers.get(routine.origin().layer());
        if (call == null) {
            return Comments.javadoc(routine.origin().path()) + flops + ".\n";
        }
        return "{@code " + Comments.safe(call.span().text()).replace("{", "(").replace("}", ")") + "} of "
                + Comments.file(call.span()) + " line "
                + call.span().line() + ":\n"
                + call.inputShapes().stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + " and " + b)
                        .orElse("nothing")
                + " to " + call.shape() + flops + ".\n";
    }
}
