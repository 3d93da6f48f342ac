package dev.dlc.compiler.model;

import dev.dlc.compiler.optimizer.Optimizer;
import dev.dlc.compiler.source.Span;
import java.util.List;

/**
 * A model with everything resolved: parameters evaluated, blocks and loops expanded, names bound, arguments typed, shapes
 * known. What comes after may rely on it.
 *
 * @param name a Java identifier in any case the user chose
 * @param span the model's name in its file
 * @param inputs in the order of declaration
 * @param targets in the order of declaration
 * @param layers every layer that a loss depends on, in an order in which each comes after its inputs
 * @param weights every tensor of those layers, in the order of the layers
 * @param losses at least one
 * @param optimizer how the weights move
 * @param training epochs, batch and the like
 * @param data where samples come from
 * @param augmentations what training does to images, at most one for each input
 * @param transfers files that weights are taken from before training
 */
public record Model(
        String name,
        Span span,
        List<Port> inputs,
        List<Port> targets,
        List<LayerCall> layers,
        List<Weight> weights,
        List<LossTerm> losses,
        Optimizer optimizer,
        TrainSpec training,
        DataSpec data,
        List<AugmentSpec> augmentations,
        List<Transfer> transfers) {
    public Model {
        inputs = List.copyOf(inputs);
        targets = List.copyOf(targets);
        layers = List.copyOf(layers);
        weights = List.copyOf(weights);
        losses = List.copyOf(losses);
        augmentations = List.copyOf(augmentations);
        transfers = List.copyOf(transfers);
    }
}
