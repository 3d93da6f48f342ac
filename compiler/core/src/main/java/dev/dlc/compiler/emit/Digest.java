package dev.dlc.compiler.emit;

import dev.dlc.compiler.catalogue.EntryText;
import dev.dlc.compiler.model.LayerCall;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.model.Weight;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A model's digest: two models with the same one give the same answers from the same weights. */
final class Digest {
    private Digest() {}

    /** SHA-256, in hex, over ports, layers with their arguments and inputs, and the shapes of all weights. */
    static String of(Model model) {
        StringBuilder text = new StringBuilder(model.name()).append('\n');
        for (Port port : model.inputs()) {
            text.append("input ")
                    .append(port.name())
                    .append(' ')
                    .append(port.kind())
                    .append(port.shape())
                    .append(port.limit())
                    .append('\n');
        }
        for (Port port : model.targets()) {
            text.append("target ")
                    .append(port.name())
                    .append(' ')
                    .append(port.kind())
                    .append(port.shape())
                    .append(port.limit())
                    .append(port.classes())
                    .append('\n');
        }
        for (LayerCall call : model.layers()) {
            text.append(call.id())
                    .append(' ')
                    .append(call.path())
                    .append(' ')
                    .append(EntryText.of((Record) call.layer()))
                    .append(call.inputs())
                    .append('\n');
        }
        for (Weight weight : model.weights()) {
            text.append(weight.path()).append(weight.shape()).append('\n');
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
