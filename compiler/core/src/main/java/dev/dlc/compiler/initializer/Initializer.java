package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.RuntimeCall;

/** An initialiser of the catalogue with its arguments: a record, its name is the record's name in snake case. */
public sealed interface Initializer
        permits XavierUniform,
                XavierNormal,
                HeUniform,
                HeNormal,
                LecunNormal,
                Orthogonal,
                Normal,
                Uniform,
                Constant,
                Zeros {
    /** True where the tensor is taken as a matrix, by its fans or its rows: those below two dimensions then stay as they are. */
    boolean usesFans();

    /** How generated code makes it. */
    RuntimeCall runtime();
}
