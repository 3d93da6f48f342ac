package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Damage;
import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.source.SourceFile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one file declares, and what its imports bring: parameters with their values, and blocks. */
final class FileScope {
    /** A block and the file that it was written in: that one's names are those it knows. */
    record BlockDefinition(Declaration.Block block, FileScope home) {}

    private final SourceFile file;
    private final Damage damage;
    /** Names that may be declared in what could not be read, here or in what is imported. */
    private final Set<String> lost = new HashSet<>();

    private boolean lacksImport;
    private final Map<String, BlockDefinition> blocks = new LinkedHashMap<>();
    private final Scope params = Scope.of(this);

    FileScope(SourceFile file, Damage damage) {
        this.file = file;
        this.damage = damage;
        lost.addAll(damage.names());
        lacksImport = damage.declaresUnknown();
    }

    /** What could not be read of the file. */
    Damage damage() {
        return damage;
    }

    /** A file that it imports was not found or could not be read: any name may be of that. */
    void lackImport() {
        lacksImport = true;
    }

    /** True for a name of which nobody knows, because of an error told already, whether it is declared. */
    boolean mayDeclare(String name) {
        return lacksImport || lost.contains(name);
    }

    /** What the imported file may declare this one may know. */
    void loseAllOf(FileScope imported) {
        lost.addAll(imported.damage.names());
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
