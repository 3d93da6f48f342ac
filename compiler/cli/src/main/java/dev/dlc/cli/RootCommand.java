package dev.dlc.cli;

import dev.dlc.compiler.diagnostic.Suggest;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.driver.Stage;
import dev.dlc.compiler.driver.Trace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code dlc model.dl}: compiles. */
@Command(
        name = "dlc",
        description = "A compiler for deep-learning models: writes a Java class for each model of a .dl file.",
        customSynopsis = {"dlc [OPTIONS] model.dl", "dlc COMMAND …"},
        commandListHeading = "%nCommands:%n",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RootCommand implements Callable<Integer> {
    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "model.dl", description = "The file to compile.")
    private List<String> files = List.of();

    @Option(
            names = "-d",
            paramLabel = "DIR",
            defaultValue = "generated",
            description = "The source folder to write to (default: ${DEFAULT-VALUE}).")
    private String folder;

    @Option(names = "--package", paramLabel = "PACKAGE", description = "Of the generated classes (default: none).")
    private String packageName = "";

    @Mixin
    private ModelOptions modelOptions = new ModelOptions();

    @Option(
            names = "--dump-after",
            paramLabel = "STAGE",
            description = "Prints what a stage gives instead of writing files: ${COMPLETION-CANDIDATES}.")
    private Stage dumped;

    RootCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        String file = file();
        if (!packageName.isEmpty() && !SourceVersion.isName(packageName, SourceVersion.RELEASE_17)) {
            throw Failure.usage("--package: '" + packageName + "' is not the name of a Java package");
        }
        ProjectFiles project = new ProjectFiles(session, file);
        Dump dump = new Dump(session.out(), dumped);
        List<Unit> units = modelOptions.compile(session, project, packageName, dumped == null ? Trace.NONE : dump);
        if (dumped == null) {
            write(units);
        }
        return ExitStatus.DONE;
    }

    private String file() {
        if (files.isEmpty()) {
            throw Failure.usage("which model? No file is named", "dlc model.dl", "see: dlc help");
        }
        String first = files.get(0);
        boolean isFile = first.endsWith(".dl") || Files.exists(session.resolve(first));
        if (!isFile) {
            Set<String> commands = spec.subcommands().keySet();
            throw Failure.usage(
                    "'" + first + "' is no command, and there is no such file",
                    Suggest.nearest(first, commands)
                            .map(near -> "did you mean dlc " + near + "?")
                            .orElse("see: dlc help"));
        }
        if (files.size() > 1) {
            throw Failure.usage("one file at a time, please: " + String.join(", ", files));
        }
        return first;
    }

    private void write(List<Unit> units) throws IOException {
        Set<String> written = new HashSet<>();
        for (Unit unit : units) {
            Path target = session.resolve(folder).resolve(unit.source().path());
            if (!written.add(unit.source().path())) {
                throw Failure.fault(
                        "two models of the file would be the class "
                                + unit.source().className(),
                        "rename one of them");
            }
            Files.createDirectories(target.getParent());
            Files.writeString(target, unit.source().text(), StandardCharsets.UTF_8);
            session.out().println("wrote " + session.show(target));
        }
    }
}
