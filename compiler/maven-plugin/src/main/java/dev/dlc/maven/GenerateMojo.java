package dev.dlc.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a Java class of each model in {@code src/main/dl}, which the app's own classes use. The classes need {@code dlc-runtime} among
 * the project's dependencies.
 */
@Mojo(name = "generate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class GenerateMojo extends CompilingMojo {
    /** Where the models are. */
    @Parameter(defaultValue = "${project.basedir}/src/main/dl", required = true)
    private File sourceDirectory;

    /** Where the Java sources go; Maven compiles them with the project's. */
    @Parameter(defaultValue = "${project.build.directory}/generated-sources/dl", required = true)
    private File outputDirectory;

    @Override
    File sourceDirectory() {
        return sourceDirectory;
    }

    @Override
    File outputDirectory() {
        return outputDirectory;
    }

    @Override
    void addRoot(String folder) {
        project.addCompileSourceRoot(folder);
    }
}
