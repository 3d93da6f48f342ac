package dev.dlc.maven;

import java.io.File;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Makes a Java class of each model in {@code src/test/dl}, for the project's tests. The classes need {@code dlc-runtime} among the
 * project's dependencies, where the scope {@code test} is enough.
 */
@Mojo(name = "generate-test", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true)
public final class GenerateTestMojo extends CompilingMojo {
    /** Where the models are. */
    @Parameter(defaultValue = "${project.basedir}/src/test/dl", required = true)
    private File sourceDirectory;

    /** Where the Java sources go; Maven compiles them with the project's tests. */
    @Parameter(defaultValue = "${project.build.directory}/generated-test-sources/dl", required = true)
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
        project.addTestCompileSourceRoot(folder);
    }
}
