package dev.dlc.maven;

import dev.dlc.cli.ProjectFiles;
import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.source.SourceFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** Goals that run models: the command {@code dlc} does the work, in a JVM of its own. */
abstract class RunningMojo extends ModelMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    MavenSession session;

    @Inject
    ToolchainManager toolchains;

    /** Where the models are. */
    @Parameter(defaultValue = "${project.basedir}/src/main/dl", required = true)
    File sourceDirectory;

    /** The folder that the data's names start from, and that nothing is read outside of. The {@code .dl} file's where nothing is said. */
    @Parameter(property = "dlc.data")
    File dataDirectory;

    /** The models that are meant, by name; all where nothing is said. */
    @Parameter
    List<String> models;

    /** Options of the JVM that runs the models: {@code -Xmx8g}. */
    @Parameter
    List<String> jvmArguments;

    /**
     * A model of a file.
     *
     * @param imported what the file imports, by place
     * @param params those of the configuration that the file has
     */
    record Target(
            Path file, SourceFile source, Map<String, SourceFile> imported, Unit unit, Map<String, String> params) {
        String name() {
            return unit.source().packageName().isEmpty()
                    ? unit.source().className()
                    : unit.source().packageName() + "." + unit.source().className();
        }

        /** The class without its ending, below a folder of classes. */
        String path() {
            return name().replace('.', '/');
        }
    }

    @Override
    File sourceDirectory() {
        return sourceDirectory;
    }

    /**
     * The models that are meant, in the order of their files.
     *
     * @throws MojoFailureException if they have errors, or one that is named is not there
     */
    List<Target> targets() throws IOException, MojoFailureException {
        ModelFolder sources = sources();
        Reports reports = new Reports(context, getLog(), paths());
        List<Target> targets = new ArrayList<>();
        ParamsByFile params = ParamsByFile.of(sources.files(), settings(), paths());
        for (Path file : sources.files()) {
            ProjectFiles files = new ProjectFiles(file, paths()::name);
            Compiler.Result result = Compiler.compile(
                    files.main(), files.imports(), params.settings(file).options(sources.packageOf(file)));
            // warnings have been told by the goal that compiles
            reports.tell(result.diagnostics().stream()
                    .filter(diagnostic -> diagnostic.isError())
                    .toList());
            for (Unit unit : result.units()) {
                targets.add(new Target(
                        file,
                        files.main(),
                        new TreeMap<>(files.imported()),
                        unit,
                        params.settings(file).params()));
            }
        }
        reports.failOnErrors();
        return chosen(targets);
    }

    private List<Target> chosen(List<Target> all) throws MojoFailureException {
        if (models == null || models.isEmpty()) {
            return all;
        }
        List<String> names =
                all.stream().map(target -> target.unit().model().name()).toList();
        for (String name : models) {
            if (!names.contains(name)) {
                throw new MojoFailureException("<models>: there is no model '" + name + "' in " + sourceDirectory
                        + Suggest.nearest(name, names)
                                .map(near -> ", did you mean " + near + "?")
                                .orElse(": its models are " + String.join(", ", names)));
            }
        }
        return all.stream()
                .filter(target -> models.contains(target.unit().model().name()))
                .toList();
    }

    Path dataFolder(Target target) {
        return dataDirectory == null ? target.file().getParent() : dataDirectory.toPath();
    }

    /** Of all that running a model depends on, but for this goal's own configuration. */
    Fingerprint fingerprint(Target target) throws IOException {
        Fingerprint fingerprint = new Fingerprint()
                .add(version())
                .add(target.unit().model().name())
                .add(target.source().text());
        target.imported().forEach((place, file) -> fingerprint.add(place).add(file.text()));
        fingerprint.add(target.params().toString());
        new DataFingerprint(dataFolder(target)).add(target.unit().model(), fingerprint);
        return fingerprint;
    }

    /** The arguments that all commands understand, behind the command's name. */
    List<String> arguments(String command, Target target) {
        List<String> arguments = new ArrayList<>(List.of(command, target.file().toString()));
        arguments.addAll(List.of("--model", target.unit().model().name()));
        arguments.addAll(List.of("--data", dataFolder(target).toString()));
        target.params().forEach((name, value) -> arguments.addAll(List.of("-D", name + "=" + value)));
        target.unit().warnings().stream()
                .map(warning -> warning.code().number())
                .distinct()
                .forEach(code -> arguments.addAll(List.of("--allow", code)));
        if (allow != null) {
            allow.forEach(code -> arguments.addAll(List.of("--allow", code.strip())));
        }
        return arguments;
    }

    Fork fork() {
        List<Path> classPath = plugin.getArtifacts().stream()
                .map(Artifact::getFile)
                .map(File::toPath)
                .toList();
        List<String> options = jvmArguments == null ? List.of() : jvmArguments;
        return new Fork(java(), classPath, options, project.getBasedir().toPath(), getLog());
    }

    /** That of the project's toolchain, else Maven's own. */
    private Path java() {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        String tool = toolchain == null ? null : toolchain.findTool("java");
        return tool == null ? Path.of(System.getProperty("java.home"), "bin", "java") : Path.of(tool);
    }
}
