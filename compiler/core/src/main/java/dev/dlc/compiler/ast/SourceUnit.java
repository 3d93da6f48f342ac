package dev.dlc.compiler.ast;

import dev.dlc.compiler.source.SourceFile;
import java.util.List;

/**
 * One file.
 *
 * @param declarations in the order written
 * @param damage what the mistakes in its form leave unknown
 */
public record SourceUnit(SourceFile file, List<Declaration> declarations, Damage damage) {
    public SourceUnit {
        declarations = List.copyOf(declarations);
    }

    public List<Declaration.Import> imports() {
        return only(Declaration.Import.class);
    }

    public List<Declaration.Param> params() {
        return only(Declaration.Param.class);
    }

    public List<Declaration.Block> blocks() {
        return only(Declaration.Block.class);
    }

    public List<Declaration.Model> models() {
        return only(Declaration.Model.class);
    }

    private <T extends Declaration> List<T> only(Class<T> kind) {
        return declarations.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
