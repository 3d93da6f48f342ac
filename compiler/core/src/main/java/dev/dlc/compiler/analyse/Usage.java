package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.source.SourceFile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Watches which of the declared names are used anywhere; a block expanded many times counts as one. */
final class Usage {
    private final Map<Name, String> declared = new LinkedHashMap<>();
    private final Set<Name> used = new HashSet<>();

    /**
     * @param kind what it is, for the message: "the value"
     */
    void declare(Name name, String kind) {
        declared.put(name, kind);
    }

    void use(Name name) {
        used.add(name);
    }

    /** Warns of all in this file that are not used; those of imported files may stay unused. */
    void warn(SourceFile file, Problems problems) {
        declared.forEach((name, kind) -> {
            if (!used.contains(name) && name.span().file() == file) {
                problems.add(Diagnostic.of(
                        Code.UNUSED,
                        name.span(),
                        kind + " `" + name.text() + "` is never used",
                        "remove it, or use it"));
            }
        });
    }
}
