package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.ArrayList;
import java.util.List;

/** The same steps several times in a row. */
@Doc("does its steps several times in a row, each time with numbers drawn anew")
@Formula("y = s(s(… s(x))), s the steps")
@Peers(
        pytorch = "torchvision's `Compose([…] * times)`",
        keras = "the layers of the steps as often in a `keras.Sequential`")
@Example(
        value = "repeat 2 { crop(padding = 2) }",
        input = {1, 28, 28})
public record Repeat(
        @Doc("how often, before the braces") @Limits(least = 0)
        int times) implements Group {
    @Override
    public RuntimeCall runtime(List<RuntimeCall> steps) {
        List<Object> arguments = new ArrayList<>(List.of(times));
        arguments.addAll(steps);
        return new RuntimeCall("augment.Operation", "repeat", arguments);
    }
}
