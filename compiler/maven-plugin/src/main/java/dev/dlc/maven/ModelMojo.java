package dev.dlc.maven;

import dev.dlc.cli.Failure;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.build.BuildContext;

/** What all goals have in common: which models are meant, and how they are compiled. */
abstract class ModelMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    MojoExecution execution;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    PluginDescriptor plugin;

    @Inject
    BuildContext context;

    /** The files that are meant, as Ant's patterns below the source folder. All {@code .dl} files where nothing is said. */
    @Parameter
    List<String> includes;

    /** The files that are not meant, likewise. */
    @Parameter
    List<String> excludes;

    /**
     * The package of the classes. The folders below the source folder are packages, as with Java: {@code com/shop/fashion.dl} is
     * compiled into {@code com.shop}; this is put before them.
     */
    @Parameter(property = "dlc.package")
    String packageName;

    /** Sets {@code param}s of the files: {@code <params><width>64</width></params>}. */
    @Parameter
    Map<String, String> params;

    /** Codes of warnings that are not told: {@code <allow><code>DL0913</code></allow>}. */
    @Parameter
    List<String> allow;

    /** Leaves this plugin's goals out. */
    @Parameter(property = "dlc.skip", defaultValue = "false")
    boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            if (skip) {
                getLog().info("dlc is skipped");
                skipped();
            } else {
                run();
            }
        } catch (Failure e) {
            throw new MojoFailureException(message(e), e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(e.getCause().toString(), e.getCause());
        } catch (IOException e) {
            throw new MojoExecutionException(e.toString(), e);
        }
    }

    private static String message(Failure failure) {
        StringBuilder message = new StringBuilder(failure.getMessage());
        failure.help().forEach(line -> message.append("\n  help: ").append(line));
        return message.toString();
    }

    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    /** What is done though the goal is left out. */
    void skipped() {}

    abstract File sourceDirectory();

    ProjectPaths paths() {
        return new ProjectPaths(project.getBasedir().toPath());
    }

    ModelFolder sources() {
        return new ModelFolder(sourceDirectory().toPath(), includes, excludes, packageName);
    }

    Settings settings() throws MojoFailureException {
        return Settings.of(params, allow);
    }

    /** The file in which this execution keeps what it has done. */
    Path record() {
        return Path.of(
                project.getBuild().getDirectory(), "dlc", execution.getGoal(), execution.getExecutionId() + ".txt");
    }

    /** Which compiler this is, by the bytes of all that it is made of, so that a rebuilt snapshot counts as another one. */
    String version() throws IOException {
        Fingerprint version = new Fingerprint();
        for (Artifact artifact : plugin.getArtifacts()) {
            version.add(artifact.getId());
            if (artifact.getGroupId().equals(plugin.getGroupId())
                    && artifact.getFile().isFile()) {
                version.add(artifact.getFile().toPath());
            }
        }
        return version.hex();
    }
}
