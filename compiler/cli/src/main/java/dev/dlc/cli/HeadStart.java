package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * What compiling needs first and what takes long to make ready, made ready by a second thread while the first reads the command
 * line: ANTLR's tables of the grammar, which parsing fills, and the JDK's providers of digests. Only what initialises
 * no class of the later stages: two threads that initialise classes which need each other would wait for each other forever.
 */
final class HeadStart implements Runnable, Thread.UncaughtExceptionHandler {
    /** One of each thing that most models have. */
    static final String MODEL = """
            param width: int = 16 // filters
            block unit(filters: int) { conv2d(filters, kernel = 3, padding = same) -> batch_norm -> relu }
            model First {
              input  image: float[1, 8, 8]
              target label: class[10]
              data {
                train      idx("a", "b")
                validation split(0.1)
                scale      1 / 16
              }
              network {
                features = image -> unit(width) -> max_pool(2)
                scores   = features + features -> flatten -> dense(label.classes)
              }
              init       { default he_normal   scores.** xavier_uniform }
              loss       cross_entropy(scores, label, smoothing = 0.1)
              regularize { l2(1e-4) on **.weight }
              optimizer  adam(lr = 2e-3)
              train      { epochs 5  batch 32  metrics accuracy  early_stopping(monitor = validation.loss) }
            }
            """;

    private HeadStart() {}

    /** Nobody waits for it. */
    static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            HeadStart work = new HeadStart();
            Thread thread = new Thread(work, "dlc-head-start");
            thread.setDaemon(true);
            // no lambda: the first one of a Java takes long, and the thread is to begin before
            thread.setUncaughtExceptionHandler(work);
            thread.start();
        }
    }

    @Override
    public void run() {
        Parser.parse(new SourceFile("first.dl", MODEL), new Problems());
        try {
            MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What goes wrong here goes wrong again where it is told. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {}
}
