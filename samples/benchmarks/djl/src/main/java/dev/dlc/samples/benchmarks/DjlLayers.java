package dev.dlc.samples.benchmarks;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import java.util.List;

/** The layers of the Deep Java Library. */
final class DjlLayers implements Layers<Block> {
    @Override
    public Block convolution(int channels, int filters, int kernel, int stride, int padding, boolean bias) {
        return Conv2d.builder()
                .setFilters(filters)
                .setKernelShape(new Shape(kernel, kernel))
                .optStride(new Shape(stride, stride))
                .optPadding(new Shape(padding, padding))
                .optBias(bias)
                .build();
    }

    @Override
    public Block batchNorm(int channels) {
        return BatchNorm.builder().build();
    }

    @Override
    public Block relu() {
        return Activation.reluBlock();
    }

    @Override
    public Block maxPool() {
        return Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2));
    }

    @Override
    public Block globalAveragePool() {
        return Pool.globalAvgPool2dBlock();
    }

    @Override
    public Block flatten() {
        return Blocks.batchFlattenBlock();
    }

    @Override
    public Block dropout() {
        return Dropout.builder().optRate(0.5f).build();
    }

    @Override
    public Block dense(int inputs, int outputs) {
        return Linear.builder().setUnits(outputs).build();
    }

    @Override
    public Block identity() {
        return Blocks.identityBlock();
    }

    @Override
    public Block sum(Block main, Block shortcut) {
        return new ParallelBlock(
                results -> new NDList(
                        results.get(0).singletonOrThrow().add(results.get(1).singletonOrThrow())),
                List.of(main, shortcut));
    }

    @Override
    public Block sequence(List<Block> layers) {
        return layers.stream().reduce(new SequentialBlock(), (all, layer) -> ((SequentialBlock) all).add(layer));
    }
}
