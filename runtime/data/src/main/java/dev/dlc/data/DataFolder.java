package dev.dlc.data;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The folder that a model's data lies in. A {@code .dl} file may come from a stranger, so it reads nothing outside. */
record DataFolder(Path folder) {
    /**
     * The file of that name.
     *
     * @throws DataException if it is missing, is no plain file, or lies outside of the folder
     */
    Path file(String name) throws DataException {
        Path file = inside(name);
        if (!Files.exists(file)) {
            throw new DataException(file, "", "there is no such file", missing(name, file));
        }
        if (!Files.isRegularFile(file)) {
            throw new DataException(file, "", "is not a plain file", "name a file");
        }
        return file;
    }

    /**
     * The folder of that name.
     *
     * @throws DataException if it is missing, is no folder, or lies outside of this one
     */
    Path subfolder(String name) throws DataException {
        Path inner = inside(name);
        if (!Files.isDirectory(inner)) {
            boolean exists = Files.exists(inner);
            throw new DataException(
                    inner,
                    "",
                    exists ? "is not a folder" : "there is no such folder",
                    exists ? "name a folder" : missing(name, inner));
        }
        return inner;
    }

    private Path inside(String name) throws DataException {
        Path file;
        try {
            file = folder.resolve(name);
        } catch (InvalidPathException e) {
            throw new DataException(folder, "", "a file's name that cannot be", "name a file in this folder");
        }
        Path base = folder.toAbsolutePath().normalize();
        if (!file.toAbsolutePath().normalize().startsWith(base)) {
            throw new DataException(
                    file,
                    "",
                    "lies outside of the data folder " + folder,
                    "name a file in it, or choose another --data");
        }
        return file;
    }

    private String missing(String name, Path file) {
        String packed = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name + ".gz";
        if (Files.exists(file.resolveSibling(Path.of(packed).getFileName()))) {
            return "there is a " + packed + ": name that one";
        }
        return Files.isDirectory(folder)
                ? "put it into " + folder + ", or say where the data lies with --data"
                : "there is no folder " + folder + " either: say where the data lies with --data";
    }
}
