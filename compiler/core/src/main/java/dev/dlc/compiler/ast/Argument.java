package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.Span;
import java.util.Optional;

/**
 * An argument of a call or a setting.
 *
 * @param name empty where it is given by its position
 */
public record Argument(Optional<Name> name, Expression value, Span span) {}
