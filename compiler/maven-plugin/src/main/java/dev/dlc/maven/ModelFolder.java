package dev.dlc.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.SourceVersion;
import org.apache.maven.plugin.MojoFailureException;
import org.codehaus.plexus.util.DirectoryScanner;

/**
 * The {@code .dl} files of a source folder. The folders below it are the packages of their classes, as with Java.
 *
 * @param folder the source folder
 * @param includes patterns as Ant's
 * @param excludes likewise
 * @param packageName put before the packages, or null
 */
record ModelFolder(Path folder, List<String> includes, List<String> excludes, String packageName) {
    private static final List<String> ALL = List.of("**/*.dl");

    ModelFolder {
        folder = folder.toAbsolutePath().normalize();
        includes = includes == null || includes.isEmpty() ? ALL : List.copyOf(includes);
        excludes = excludes == null ? List.of() : List.copyOf(excludes);
        packageName = packageName == null ? "" : packageName.strip();
    }

    /** The files, in an order that does not depend on the file system; none where there is no such folder. */
    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        DirectoryScanner scanner = new DirectoryScanner();
        scanner.setBasedir(folder.toFile());
        scanner.setIncludes(includes.toArray(String[]::new));
        scanner.setExcludes(excludes.toArray(String[]::new));
        scanner.addDefaultExcludes();
        scanner.scan();
        return Arrays.stream(scanner.getIncludedFiles())
                .map(file -> file.replace('\\', '/'))
                .sorted()
                .map(folder::resolve)
                .toList();
    }

    /**
     * The package of a file's classes, empty for none.
     *
     * @throws MojoFailureException if a folder's name is none of a package
     */
    String packageOf(Path file) throws MojoFailureException {
        Path parent = folder.relativize(file).getParent();
        String below =
                parent == null ? "" : parent.toString().replace('\\', '/').replace('/', '.');
        String whole = packageName.isEmpty() || below.isEmpty() ? packageName + below : packageName + "." + below;
        if (!whole.isEmpty() && !SourceVersion.isName(whole, SourceVersion.RELEASE_17)) {
            throw new MojoFailureException(file + ": '" + whole + "' is not the name of a Java package. Folders below "
                    + folder + " are packages: rename the folder, or make it the source folder of an execution");
        }
        return whole;
    }
}
