package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.List;

/** {@code epochs 20}, {@code normalize mean = 0.2, std = 0.3}, {@code early_stopping(patience = 3)}: a name and its arguments. */
public record Setting(Name name, List<Argument> arguments, Span span) {
    public Setting {
        arguments = List.copyOf(arguments);
    }
}
