package dev.dlc.compiler.analyse;

import dev.dlc.compiler.source.SourceFile;
import java.util.Optional;

/** Finds the files that a file imports. The compiler itself reads none. */
@FunctionalInterface
public interface Imports {
    /** Where there is nothing to import. */
    Imports NONE = (importing, path) -> Optional.empty();

    /**
     * @param path as written, relative to the importing file
     * @return the file, under a name that is the same however it is reached; empty where there is none
     */
    Optional<SourceFile> find(SourceFile importing, String path);
}
