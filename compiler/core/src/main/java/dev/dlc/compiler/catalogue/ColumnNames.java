package dev.dlc.compiler.catalogue;

import java.util.List;

/**
 * The type of an argument that names columns of a table: {@code [a, b]}, {@code "a column"}, {@code all except label}. They are
 * words of the table, whatever else their names may stand for in the file.
 *
 * @param names in order
 * @param allExcept true: all columns of the table but {@code names}
 */
public record ColumnNames(List<String> names, boolean allExcept) {
    public ColumnNames {
        names = List.copyOf(names);
    }
}
