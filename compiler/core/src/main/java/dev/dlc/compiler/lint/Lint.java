package dev.dlc.compiler.lint;

import dev.dlc.compiler.diagnostic.Diagnostic;
import java.util.function.Consumer;

/**
 * Looks for one suspicious thing in a resolved model that compiles. A lint is one record in one file and reports one code; it keeps
 * silent where a model may well be meant as it is, since a warning that is wrong hides those that are right.
 */
sealed interface Lint
        permits DropoutBeforeNorm,
                DropoutOnOutput,
                LittleKept,
                BiasBeforeNorm,
                LinearAfterLinear,
                ActivationAfterActivation,
                SoftmaxInside,
                BoundedOutput,
                SaturatingStart,
                ShrinkingStart,
                SymmetricStart,
                UnusedEdge,
                PooledPixel,
                SingleFeature,
                ImplausibleRate,
                UnreachedSchedule,
                RawPixels {

    /** Reports every place where the model has it. */
    void check(Subject subject, Consumer<Diagnostic> report);
}
