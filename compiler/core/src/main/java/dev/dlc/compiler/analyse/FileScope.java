package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one file declares, and what its imports bring: parameters with their values, and blocks. */
final class FileScope {
    /** A block and the file that it was written in: that one's names are those it knows. */
    record BlockDefinition(Declaration.Block block, FileScope home) {}

    private final SourceFile file;
    private final Map<String, BlockDefinition> blocks = new LinkedHashMap<>();
    private final Scope params = Scope.of(this);

    FileScope(SourceFile file) {
        this.file = file;
    }

    SourceFile file() {
        return file;
    }

    Map<String, BlockDefinition> blocks() {
        return blocks;
    }

    Optional<BlockDefinition> block(String name) {
        return Optional.ofNullable(blocks.get(name));
    }

    Set<String> blockNames() {
        return blocks.keySet();
    }

    /** The parameters. */
    Scope params() {
        return params;
    }
}
