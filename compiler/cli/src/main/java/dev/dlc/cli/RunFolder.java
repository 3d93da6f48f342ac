package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Code;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a run and its files.
 *
 * @param path the folder
 */
record RunFolder(Path path) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** The weights of the best epoch. */
    Path best() {
        return path.resolve("best.safetensors");
    }

    /** The weights of the last epoch that was finished. */
    Path last() {
        return path.resolve("last.safetensors");
    }

    /** All that going on needs. */
    Path state() {
        return path.resolve("state.safetensors");
    }

    /** Steps, epochs and the end. */
    Path log() {
        return path.resolve("log.jsonl");
    }

    /** The model as trained. */
    Path model() {
        return path.resolve("model.dl");
    }

    /** What it imports, each file where it lies in the project. */
    Path imports() {
        return path.resolve("imports");
    }

    /** How the model was compiled and with which data. */
    Path record() {
        return path.resolve("run.json");
    }

    Path report() {
        return path.resolve("report.html");
    }

    boolean isRun() {
        return Files.isRegularFile(record()) && Files.isRegularFile(model());
    }

    /**
     * A run that is there.
     *
     * @throws Failure if there is none
     */
    static RunFolder existing(Session session, String path) {
        RunFolder run = new RunFolder(session.resolve(path));
        if (!Files.isDirectory(run.path)) {
            throw Failure.fault(
                            Code.MISSING_FILE,
                            path + ": there is no such folder",
                            "name the folder that 'dlc train' has told: runs/…/1")
                    .of(new FileFault(path, ""));
        }
        if (!run.isRun()) {
            throw Failure.fault(
                            Code.BAD_RUN,
                            path + ": is not the folder of a run (it has no run.json and model.dl)",
                            "name the folder that 'dlc train' has told: runs/…/1")
                    .of(new FileFault(path, ""));
        }
        return run;
    }

    /** Makes {@code runs/<model>/<n>} below a folder, n one above the largest there is. */
    static RunFolder next(Path folder, String model) throws IOException {
        Path runs = Files.createDirectories(folder.resolve("runs").resolve(model));
        int number = largest(runs);
        while (true) {
            number++;
            try {
                return new RunFolder(Files.createDirectory(runs.resolve(Integer.toString(number))));
            } catch (FileAlreadyExistsException e) {
                // another run began just now: take the next number
            }
        }
    }

    private static int largest(Path runs) throws IOException {
        try (Stream<Path> entries = Files.list(runs)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(NUMBER.asMatchPredicate())
                    .mapToInt(Integer::parseInt)
                    .max()
                    .orElse(0);
        }
    }

    /**
     * Makes sure that what is written here stays here.
     *
     * @throws Failure if one of the files is a link, by which another would be written over
     */
    RunFolder withoutLinks(Session session) throws IOException {
        List<Path> all = new ArrayList<>(files());
        if (Files.exists(imports(), LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> imported = Files.walk(imports())) {
                imported.forEach(all::add);
            }
        }
        for (Path file : all) {
            if (Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file)) {
                throw Failure.fault(
                                Code.MISSING_FILE,
                                session.show(file) + ": is not a plain file, as those of a run are",
                                "remove it, or go on in another folder: --out DIR")
                        .of(new FileFault(session.show(file), ""));
            }
            if (Files.isSymbolicLink(file)) {
                throw Failure.fault(
                                Code.BAD_RUN,
                                session.show(file) + ": is a link, but a run writes to its own files alone",
                                "remove it, or go on in another folder: --out DIR")
                        .of(new FileFault(session.show(file), ""));
            }
        }
        return this;
    }

    /** Makes the folder, without the files of a run that it may have held. */
    static RunFolder fresh(Path path) throws IOException {
        RunFolder run = new RunFolder(Files.createDirectories(path));
        for (Path file : run.files()) {
            Files.deleteIfExists(file);
        }
        return run;
    }

    /** Takes over the weights, the state and the log of another run, to go on here. */
    void copyFrom(RunFolder other) throws IOException {
        for (Path file : List.of(other.best(), other.last(), other.state(), other.log())) {
            if (Files.exists(file)) {
                Files.copy(file, path.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private List<Path> files() {
        return List.of(best(), last(), state(), log(), model(), record(), report());
    }
}
