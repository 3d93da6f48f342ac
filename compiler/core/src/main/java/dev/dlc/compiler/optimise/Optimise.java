package dev.dlc.compiler.optimise;

import dev.dlc.compiler.graph.Graph;
import dev.dlc.compiler.graph.Verifier;

/** The passes that make a graph cheaper without changing what it computes, in their order. */
public final class Optimise {
    private Optimise() {}

    /** What makes a forward pass cheaper and its gradients too: for before they are derived. */
    public static Graph optimiseForward(Graph graph) {
        return Verifier.verify(PoolBeforeActivation.run(graph), "PoolBeforeActivation");
    }

    public static Graph optimise(Graph graph) {
        Graph expanded = Verifier.verify(ExpandBatchNormalize.run(graph), "ExpandBatchNormalize");
        Graph live = Verifier.verify(EliminateDead.run(expanded), "EliminateDead");
        Graph fused = Verifier.verify(FuseElementwise.run(live), "FuseElementwise");
        return Verifier.verify(DivideWeightGradients.run(fused), "DivideWeightGradients");
    }

    /**
     * The same for a graph that only predicts.
     *
     * @param packs whether there are kernels for packed weights
     */
    public static Graph optimisePredicting(Graph graph, boolean packs) {
        Graph live = Verifier.verify(EliminateDead.run(graph), "EliminateDead");
        Graph folded = Verifier.verify(FoldBatchNormalize.run(live), "FoldBatchNormalize");
        Graph fused = Verifier.verify(FuseElementwise.run(folded), "FuseElementwise");
        Graph pooled = Verifier.verify(PoolBeforeActivation.run(fused), "PoolBeforeActivation");
        return packs ? Verifier.verify(PackConstantWeights.run(pooled), "PackConstantWeights") : pooled;
    }
}
