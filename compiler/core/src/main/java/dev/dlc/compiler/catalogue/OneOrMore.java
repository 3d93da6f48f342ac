package dev.dlc.compiler.catalogue;

import java.util.List;

/** The type of arguments without a name of which a call gives one or any number: {@code cifar("a.bin", "b.bin")}. */
public record OneOrMore<T>(List<T> given) {
    public OneOrMore {
        given = List.copyOf(given);
    }
}
