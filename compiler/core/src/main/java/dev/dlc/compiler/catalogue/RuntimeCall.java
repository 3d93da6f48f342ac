package dev.dlc.compiler.catalogue;

import java.util.List;

/**
 * A call of a static method of the runtime that generated code makes: {@code Initializer.heNormal()}.
 *
 * @param type a class of package dev.dlc.runtime, or of one of its packages: {@code augment.Pipeline}
 * @param arguments numbers, booleans, strings or calls
 */
public record RuntimeCall(String type, String method, List<Object> arguments) {
    public RuntimeCall {
        arguments = List.copyOf(arguments);
    }

    public static RuntimeCall of(String type, String method, Object... arguments) {
        return new RuntimeCall(type, method, List.of(arguments));
    }
}
