package dev.dlc.compiler.data;

import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.model.Port;

/** What is asked of the inputs and targets of sources that give one picture and what it shows. */
final class Pictures {
    private Pictures() {}

    /**
     * @param given what the pictures are, for the message
     * @param example a shape that would do
     * @param fits true where the shape is one of theirs
     */
    static void check(String source, String given, String example, Port port, boolean first, boolean fits) {
        boolean real = port.kind() == Port.Kind.REAL;
        if (first ? real && fits : !real && port.shape().rank() == 0) {
            return;
        }
        throw new Misfit(
                Code.CONTRADICTION,
                null,
                "`" + source + "` gives " + given + " and their classes, which `" + port.name() + "` is not",
                first ? "declare `input " + port.name() + ": float[" + example + "]`" : "choose another source");
    }
}
