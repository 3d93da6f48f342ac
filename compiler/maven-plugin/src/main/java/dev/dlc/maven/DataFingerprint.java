package dev.dlc.maven;

import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Transfer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The content of the files that a model trains on or starts from.
 *
 * @param folder that their names start from
 */
record DataFingerprint(Path folder) {
    void add(Model model, Fingerprint fingerprint) throws IOException {
        DataSpec data = model.data();
        for (Optional<DataSpec.Source> source : List.of(data.train(), data.validation(), data.test())) {
            for (String name : source.map(DataSpec.Source::files).orElse(List.of())) {
                add(name, fingerprint);
            }
        }
        for (Transfer transfer : model.transfers()) {
            add(transfer.file(), fingerprint);
        }
    }

    private void add(String name, Fingerprint fingerprint) throws IOException {
        fingerprint.add(name);
        Path base = folder.toAbsolutePath().normalize();
        Path file;
        try {
            file = base.resolve(name).normalize();
        } catch (InvalidPathException e) {
            return;
        }
        // what lies outside is refused when it is read
        if (!file.startsWith(base)) {
            return;
        }
        if (Files.isRegularFile(file)) {
            fingerprint.add(file);
        } else if (Files.isDirectory(file)) {
            addFolder(file, fingerprint);
        }
    }

    /** One of images: the names of its folders are those of the classes. */
    private static void addFolder(Path folder, Fingerprint fingerprint) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            fingerprint
                    .add(folder.relativize(file).toString().replace('\\', '/'))
                    .add(file);
        }
    }
}
