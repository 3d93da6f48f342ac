package dev.dlc.cli;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What a command sees of the world around it, so that tests can bring their own.
 *
 * @param in standard input
 * @param out for results
 * @param err for diagnostics and progress
 * @param folder the current folder: relative paths start here
 * @param interactive true where both streams are shown on a terminal
 */
record Session(InputStream in, PrintStream out, PrintStream err, Path folder, boolean interactive) {
    /** A path as the user wrote it, from the current folder. */
    Path resolve(String path) {
        try {
            return folder.resolve(path);
        } catch (InvalidPathException e) {
            throw Failure.usage("no path: '" + path + "'", "name a file or a folder");
        }
    }

    /** A path as messages show it: relative where it lies below the current folder. */
    String show(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        Path here = folder.toAbsolutePath().normalize();
        if (whole.startsWith(here) && !whole.equals(here)) {
            whole = here.relativize(whole);
        }
        return whole.toString().replace('\\', '/');
    }
}
