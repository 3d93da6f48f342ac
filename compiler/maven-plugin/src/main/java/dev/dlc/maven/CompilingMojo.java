package dev.dlc.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/** Makes Java of models, for the app or for its tests. */
abstract class CompilingMojo extends ModelMojo {
    abstract File outputDirectory();

    /** Lets Maven compile what is in the output folder. */
    abstract void addRoot(String folder);

    @Override
    void run() throws IOException, MojoFailureException {
        addRoot(outputDirectory().getPath());
        Reports reports = new Reports(context, getLog(), paths());
        Generation generation =
                new Generation(paths(), sources(), outputDirectory().toPath(), settings(), version(), reports);
        Generation.Outcome outcome = generation.run(record());
        tell(outcome);
        List<Path> changed = Stream.concat(outcome.written().stream(), outcome.removed().stream())
                .toList();
        changed.forEach(file -> context.refresh(file.toFile()));
    }

    /** The classes of a former build are compiled still. */
    @Override
    void skipped() {
        addRoot(outputDirectory().getPath());
    }

    private void tell(Generation.Outcome outcome) {
        ProjectPaths paths = paths();
        outcome.removed().forEach(file -> getLog().info("removed " + paths.name(file)));
        outcome.written().forEach(file -> getLog().info("wrote " + paths.name(file)));
        if (outcome.sources() == 0) {
            getLog().info("no models in " + paths.name(sourceDirectory().toPath()));
        } else if (outcome.compiled() == 0) {
            getLog().info("models are up to date: " + outcome.sources());
        } else {
            getLog().info("compiled " + outcome.compiled() + " of " + outcome.sources() + " models' files");
        }
    }
}
