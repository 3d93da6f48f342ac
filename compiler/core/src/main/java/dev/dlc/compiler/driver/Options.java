package dev.dlc.compiler.driver;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.emit.Precision;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a compilation depends on beside the text.
 *
 * @param packageName of the generated classes, empty for none
 * @param overrides of params, by name, as written after {@code -D}
 * @param precision of the generated code
 * @param trace sees what each stage gives
 * @param allowed warnings that are not told
 * @param memory bytes that Java may use: a model that takes more is refused before it takes any
 */
public record Options(
        String packageName,
        Map<String, String> overrides,
        Precision precision,
        Trace trace,
        Set<Code> allowed,
        long memory) {
    public Options {
        overrides = Map.copyOf(overrides);
        allowed = Set.copyOf(allowed);
    }

    /** With as much memory as there is. */
    public Options(
            String packageName, Map<String, String> overrides, Precision precision, Trace trace, Set<Code> allowed) {
        this(
                packageName,
                overrides,
                precision,
                trace,
                allowed,
                Runtime.getRuntime().maxMemory());
    }

    /** With all warnings, too. */
    public Options(String packageName, Map<String, String> overrides, Precision precision, Trace trace) {
        this(packageName, overrides, precision, trace, Set.of());
    }

    public static Options inPackage(String packageName) {
        return new Options(packageName, Map.of(), Precision.FLOAT, Trace.NONE);
    }

    /** With those overrides alone whose params are among these. */
    Options withOverridesOf(Set<String> params) {
        Map<String, String> kept = new TreeMap<>(overrides);
        kept.keySet().retainAll(params);
        return new Options(packageName, kept, precision, trace, allowed, memory);
    }
}
