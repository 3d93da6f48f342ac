package dev.dlc.compiler.driver;

import dev.dlc.compiler.emit.Precision;
import java.util.Map;

/**
 * What a compilation depends on beside the text.
 *
 * @param packageName of the generated classes, empty for none
 * @param overrides of params, by name, as written after {@code -D}
 * @param precision of the generated code
 * @param trace sees what each stage gives
 */
public record Options(String packageName, Map<String, String> overrides, Precision precision, Trace trace) {
    public Options {
        overrides = Map.copyOf(overrides);
    }

    public static Options inPackage(String packageName) {
        return new Options(packageName, Map.of(), Precision.FLOAT, Trace.NONE);
    }
}
