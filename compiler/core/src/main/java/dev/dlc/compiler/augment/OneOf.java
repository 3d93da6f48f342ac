package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.ArrayList;
import java.util.List;

/** One of several steps, each as probable. */
@Doc("does one of its steps, each as probable")
@Formula("y = sᵢ(x), i each equally likely")
@Peers(pytorch = "torchvision's `RandomChoice([…])`", keras = "none; KerasCV's `RandomChoice(layers)`")
@Example(
        value = "one_of { rotate(10)  translate(0.1) }",
        input = {1, 28, 28})
public record OneOf() implements Group {
    @Override
    public RuntimeCall runtime(List<RuntimeCall> steps) {
        return new RuntimeCall("augment.Operation", "oneOf", new ArrayList<>(steps));
    }
}
