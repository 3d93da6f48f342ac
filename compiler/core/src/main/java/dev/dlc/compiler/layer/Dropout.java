package dev.dlc.compiler.layer;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.graph.Drop;
import dev.dlc.compiler.graph.Value;
import dev.dlc.compiler.shape.Shape;
import java.util.List;
import java.util.Optional;

/** Srivastava et al. 2014, inverted: kept values are divided by keep in training, so that nothing is left to do afterwards. */
@Doc("sets values to 0 at random in training; the kept ones are divided by keep")
@Formula("y = m x / keep, m = 1 with probability keep, else 0; y = x in prediction")
@Peers(
        pytorch = "`torch.nn.Dropout(p=drop)`; other random numbers",
        keras = "`keras.layers.Dropout(rate=drop)`; other random numbers")
@Example(
        value = "dropout(keep = 0.5)",
        input = {8})
public record Dropout(
        @Doc("the probability of a value to be kept") @Default("none") @Limits(least = 0, most = 1, aboveLeast = true)
        Optional<Double> keep,

        @Doc("the probability of a value to be set to 0")
        @Default("none")
        @Limits(least = 0, most = 1, belowMost = true)
        Optional<Double> drop)
        implements Layer {

    public Dropout {
        if (keep.isPresent() == drop.isPresent()) {
            throw new Misfit(
                    keep.isPresent() ? Code.CONTRADICTION : Code.MISSING_ARGUMENT,
                    keep.isPresent() ? "drop" : null,
                    "`dropout` takes exactly one of `keep` and `drop`",
                    "write `dropout(keep = 0.5)` to keep half of the values");
        }
    }

    private double share() {
        return keep.orElseGet(() -> 1 - drop.orElseThrow());
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public Value lower(Lowering lowering, List<Value> inputs) {
        return lowering.isTraining() && share() < 1
                ? lowering.add(new Drop(share(), lowering.path()), inputs.get(0))
                : inputs.get(0);
    }
}
