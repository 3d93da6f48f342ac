package dev.dlc.compiler.augment;

import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.RuntimeCall;
import java.util.List;

/** Augmentations in braces, done together: a record, its name in a {@code .dl} file is the record's name in snake case. */
@Doc("Steps of `augment` that hold other steps in braces, groups too.")
public sealed interface Group permits Repeat, OneOf {
    /** How generated code makes it, of the steps in the braces. */
    RuntimeCall runtime(List<RuntimeCall> steps);
}
