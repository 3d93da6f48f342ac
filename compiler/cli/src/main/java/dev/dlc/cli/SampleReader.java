package dev.dlc.cli;

import dev.dlc.runtime.Inference;
import java.io.IOException;

/** Reads samples to predict from, one after the other. */
interface SampleReader {
    /**
     * Sets the inputs to the next sample.
     *
     * @return false at the end
     * @throws Failure if the sample cannot be read; it says where
     */
    boolean next(Inference inference) throws IOException;
}
