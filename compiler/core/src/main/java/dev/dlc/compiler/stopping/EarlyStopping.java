package dev.dlc.compiler.stopping;

import dev.dlc.compiler.catalogue.Default;
import dev.dlc.compiler.catalogue.Doc;
import dev.dlc.compiler.catalogue.Example;
import dev.dlc.compiler.catalogue.Formula;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Peers;

/** Early stopping (Prechelt 1998, Early Stopping, but when?): the best weights are restored whichever way the training ends. */
@Doc("ends the training when so many epochs have not bettered the best; the weights of the best epoch are restored")
@Formula(
        "better = value < best − min_delta, of a score value > best + min_delta; stops when patience epochs ended without better")
@Peers(
        pytorch =
                "none of its own; Lightning's `EarlyStopping(monitor, min_delta, patience)`, which restores no weights",
        keras =
                "`keras.callbacks.EarlyStopping(monitor, min_delta, patience, restore_best_weights=True)`; its `val_loss` is our"
                        + " `validation.loss`")
@Example("early_stopping(monitor = validation.loss, patience = 5)")
public record EarlyStopping(
        @Doc("what is looked at after each epoch: train or validation, and loss or a name of metrics")
        @Default("validation.loss")
        String monitor,

        @Doc("epochs without better to wait for") @Default("3") @Limits(least = 1)
        int patience,

        @Doc("what a value must gain to be better") @Default("0") @Limits(least = 0)
        double minDelta)
        implements StopRule {}
