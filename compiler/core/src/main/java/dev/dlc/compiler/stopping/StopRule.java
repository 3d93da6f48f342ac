package dev.dlc.compiler.stopping;

import dev.dlc.compiler.catalogue.Doc;

/** What ends a training before its last epoch: a record, its name in a {@code .dl} file is the record's name in snake case. */
@Doc("Settings of `train` that end it before its last epoch.")
public sealed interface StopRule permits EarlyStopping {}
