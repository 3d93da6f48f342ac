package dev.dlc.compiler.plan;

import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.program.WeightLayout;
import java.util.Set;

/** Gives every value its place in an array and every operation its kernel or loop. */
public final class Plan {
    private Plan() {}

    public static Program plan(Model model, Graph training, Graph inference) {
        WeightLayout weights = LayOutWeights.layOut(model.weights());
        Set<String> constants = FrozenPart.constants(model);
        return new Program(
                model,
                weights,
                PlanPass.plan(training, weights, constants, true),
                PlanPass.plan(inference, weights, constants, false));
    }
}
