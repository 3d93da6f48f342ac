package dev.dlc.cli;

import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.runtime.Network;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A network to predict with: it takes numbers of several shapes. */
final class SamplesNetwork {
    private static final String MODEL = """
            model Samples {
              input  age: float
              input  image: float[1, 2, 3]
              target label: class { yes, no }
              data { train npy("age.npy", "image.npy", "label.npy") }
              network {
                seen   = image -> flatten
                scores = concat(age, seen) -> dense(2)
              }
              loss cross_entropy(scores, label)
              optimizer sgd(lr = 0.1)
              train { epochs 1  batch 2  seed 1 }
            }
            """;

    private SamplesNetwork() {}

    /** With all weights 0. */
    static Network create() {
        Compiler.Result result = Compiler.compile(new SourceFile("samples.dl", MODEL));
        if (result.units().isEmpty()) {
            throw new IllegalStateException(result.diagnostics().toString());
        }
        try {
            return GeneratedModel.load(result.units().get(0).source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
