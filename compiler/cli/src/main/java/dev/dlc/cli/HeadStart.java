package dev.dlc.cli;

import dev.dlc.compiler.layer.Dense;
import dev.dlc.grammar.DlLexer;
import dev.dlc.grammar.DlParser;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import javax.lang.model.SourceVersion;

/**
 * What compiling needs and what takes long to make ready, made ready by a second thread while the first reads the command line. Only
 * what initialises no class of the compiler's stages: two threads that initialise classes which need each other would wait for each
 * other forever.
 */
final class HeadStart implements Runnable, Thread.UncaughtExceptionHandler {
    private HeadStart() {}

    /** Nobody waits for it. */
    static void begin() {
        if (Runtime.getRuntime().availableProcessors() > 1) {
            HeadStart work = new HeadStart();
            Thread thread = new Thread(work, "dlc-head-start");
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler(work);
            thread.start();
        }
    }

    @Override
    public void run() {
        prepare();
    }

    /**
     * In the order in which compiling needs them: ANTLR's tables of the grammar, the classes of the annotations of layers, names that are
     * Java's own, the providers of digests.
     *
     * @return how many things there were, so that none is left out as useless
     */
    static int prepare() {
        int ready = DlParser._ATN.states.size() + DlLexer._ATN.states.size();
        for (RecordComponent component : Dense.class.getRecordComponents()) {
            ready += component.getAnnotations().length;
        }
        ready += SourceVersion.isKeyword("model") ? 1 : 0;
        try {
            ready += MessageDigest.getInstance("SHA-256").getDigestLength();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        return ready;
    }

    /** What goes wrong here goes wrong again where it is told. */
    @Override
    public void uncaughtException(Thread thread, Throwable thrown) {}
}
