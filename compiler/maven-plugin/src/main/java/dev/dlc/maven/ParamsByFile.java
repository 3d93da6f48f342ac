package dev.dlc.maven;

import dev.dlc.cli.ProjectFiles;
import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.driver.Compiler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.maven.plugin.MojoFailureException;

/**
 * The configured params that each file has: one configuration is for all files of an execution, of which only some may know a
 * param.
 */
final class ParamsByFile {
    private final Settings settings;
    private final Map<Path, Set<String>> known = new TreeMap<>();

    private ParamsByFile(Settings settings) {
        this.settings = settings;
    }

    /** @throws MojoFailureException if none of the files knows one of the params */
    static ParamsByFile of(List<Path> files, Settings settings, ProjectPaths paths)
            throws IOException, MojoFailureException {
        ParamsByFile params = new ParamsByFile(settings);
        if (settings.params().isEmpty() || files.isEmpty()) {
            return params;
        }
        Set<String> all = new TreeSet<>();
        for (Path path : files) {
            ProjectFiles file = new ProjectFiles(path, paths::name);
            Set<String> names = Compiler.params(file.main(), file.imports());
            params.known.put(path, names);
            all.addAll(names);
        }
        for (String name : settings.params().keySet()) {
            if (!all.contains(name)) {
                throw new MojoFailureException("<params>: no model's file has a param '" + name + "'"
                        + Suggest.nearest(name, all)
                                .map(near -> ", did you mean " + near + "?")
                                .orElse(all.isEmpty() ? "" : ": there is " + String.join(", ", all)));
            }
        }
        return params;
    }

    /** With those params that the file has. */
    Settings settings(Path file) {
        Map<String, String> own = new TreeMap<>(settings.params());
        own.keySet().retainAll(known.getOrDefault(file, Set.of()));
        return new Settings(own, settings.allowed());
    }
}
