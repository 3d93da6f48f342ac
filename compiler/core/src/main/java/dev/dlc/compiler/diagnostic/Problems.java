package dev.dlc.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the problems of one compilation; none ends it before the file has been read to its end, unless they are very many. */
public final class Problems {
    /** So many errors, and so many warnings, are told of one run. Nobody reads more. */
    public static final int MOST = 200;
    /** Whoever tells the same errors so often goes in circles, or through a loop of very many iterations, and finds nothing more. */
    private static final int MOST_REPETITIONS = 10_000;

    private final Set<Diagnostic> found = new LinkedHashSet<>();
    private int errors;
    private int repetitions;

    /** Ends what looks for problems, once there are enough of them. */
    public static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Enough() {
            super("enough problems", null, false, false);
        }
    }

    /** Adds a problem; those of a level beyond {@link #MOST} are left out. */
    public void add(Diagnostic diagnostic) {
        boolean error = diagnostic.isError();
        int before = error ? errors : found.size() - errors;
        boolean added = before < MOST && found.add(diagnostic);
        if (error && added) {
            errors++;
        } else if (error) {
            repetitions++;
        }
    }

    /**
     * What may find problems without end asks this between them.
     *
     * @throws Enough if no more errors are told, or the same ones again and again
     */
    public void endIfEnough() {
        if (errors >= MOST || repetitions >= MOST_REPETITIONS) {
            throw new Enough();
        }
    }

    /** How many errors there are. */
    public int errors() {
        return errors;
    }

    public boolean hasErrors() {
        return errors > 0;
    }

    /** All of them, by file and place. */
    public List<Diagnostic> sorted() {
        List<Diagnostic> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing((Diagnostic d) -> d.span().file().name())
                .thenComparing(d -> d.span().start())
                .thenComparing(d -> d.code().number()));
        return sorted;
    }
}
