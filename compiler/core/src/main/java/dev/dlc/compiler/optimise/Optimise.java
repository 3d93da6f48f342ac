package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.Verifier;

/** The passes that make a graph cheaper without changing what it computes, in their order. */
public final class Optimise {
    private Optimise() {}

    public static Graph optimise(Graph graph) {
        Graph expanded = Verifier.verify(ExpandBatchNormalize.run(graph), "ExpandBatchNormalize");
        Graph live = Verifier.verify(EliminateDead.run(expanded), "EliminateDead");
        return Verifier.verify(FuseElementwise.run(live), "FuseElementwise");
    }
}
