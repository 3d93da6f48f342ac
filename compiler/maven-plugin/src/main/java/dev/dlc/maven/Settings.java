package dev.dlc.maven;

import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Level;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Precision;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;

/**
 * What an execution says of all its models.
 *
 * @param params of the files, by name
 * @param allowed warnings that are not told
 */
record Settings(Map<String, String> params, Set<Code> allowed) {
    Settings {
        params = new TreeMap<>(params);
        allowed = new TreeSet<>(allowed);
    }

    /**
     * As the configuration says.
     *
     * @param params null for none; an empty value is an empty text
     * @param codes of warnings, null for none
     * @throws MojoFailureException if one of them is no warning
     */
    static Settings of(Map<String, String> params, List<String> codes) throws MojoFailureException {
        Map<String, String> values = new TreeMap<>();
        if (params != null) {
            params.forEach((name, value) -> values.put(name, value == null ? "" : value));
        }
        Set<Code> allowed = new TreeSet<>();
        for (String code : codes == null ? List.<String>of() : codes) {
            allowed.add(Code.find(code.strip())
                    .filter(found -> found.level() == Level.WARNING)
                    .orElseThrow(() -> new MojoFailureException(
                            "<allow>: '" + code + "' is not the code of a warning, which stands in its first line")));
        }
        return new Settings(values, allowed);
    }

    Options options(String packageName) {
        return new Options(packageName, params, Precision.FLOAT, Trace.NONE, allowed);
    }

    void addTo(Fingerprint fingerprint) {
        fingerprint.add(params.toString()).add(allowed.toString());
    }
}
