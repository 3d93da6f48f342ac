package dev.dlc.maven;

import java.nio.file.Path;

/**
 * How files are called in messages and records: relative to the project where they lie in it, with slashes.
 *
 * @param folder the project's, absolute
 */
record ProjectPaths(Path folder) {
    ProjectPaths {
        folder = folder.toAbsolutePath().normalize();
    }

    /** The name of a file. */
    String name(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        boolean inside = whole.startsWith(folder) && !whole.equals(folder);
        return (inside ? folder.relativize(whole) : whole).toString().replace('\\', '/');
    }

    /** The file of a name. */
    Path file(String name) {
        return folder.resolve(name).normalize();
    }
}
