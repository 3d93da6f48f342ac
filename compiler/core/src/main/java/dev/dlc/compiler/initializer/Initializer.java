package dev.dlc.compiler.initializer;

import dev.dlc.compiler.catalogue.RuntimeCall;

/** An initialiser of the catalogue with its arguments: a record, its name is the record's name in snake case. */
public sealed interface Initializer permits XavierUniform, XavierNormal, HeUniform, HeNormal, Constant, Zeros {
    /** True where the fans of the tensor decide: it then leaves tensors below two dimensions as they are. */
    boolean usesFans();

    /** How generated code makes it. */
    RuntimeCall runtime();
}
