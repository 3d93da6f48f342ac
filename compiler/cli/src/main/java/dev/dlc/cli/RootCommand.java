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
import javax.lang.model.SourceVersion;

/** {@code dlc model.dl}: compiles. */
final class RootCommand extends Command {
    private final Argument<List<String>> files = parameters(0, "model.dl", "The file to compile.");
    private final Argument<String> folder = option(
            "-d", "DIR", "The source folder to write to (default: ${DEFAULT-VALUE}).", String.class, "generated");
    private final Argument<String> packageName =
            option("--package", "PACKAGE", "Of the generated classes (default: none).", String.class, "");
    private final ModelOptions modelOptions = new ModelOptions(this);
    private final Argument<Stage> dumped = option(
            "--dump-after",
            "STAGE",
            "Prints what a stage gives instead of writing files: ${COMPLETION-CANDIDATES}.",
            Stage.class);

    RootCommand(Session session) {
        super(session, "dlc", "A compiler for deep-learning models: writes a Java class for each model of a .dl file.");
        spec.usageMessage()
                .customSynopsis("dlc [OPTIONS] model.dl", "dlc COMMAND …")
                .commandListHeading("%nCommands:%n");
    }

    @Override
    public Integer call() throws IOException {
        String file = file();
        if (!packageName.value().isEmpty() && !SourceVersion.isName(packageName.value(), SourceVersion.RELEASE_17)) {
            throw Failure.usage("--package: '" + packageName.value() + "' is not the name of a Java package");
        }
        ProjectFiles project = new ProjectFiles(session, file);
        Dump dump = new Dump(session.out(), dumped.value());
        List<Unit> units =
                modelOptions.compile(session, project, packageName.value(), dumped.isGiven() ? dump : Trace.NONE);
        if (!dumped.isGiven()) {
            write(units);
        }
        return ExitStatus.DONE;
    }

    private String file() {
        if (files.value().isEmpty()) {
            throw Failure.usage("which model? No file is named", "dlc model.dl", "see: dlc help");
        }
        String first = files.value().get(0);
        boolean isFile = first.endsWith(".dl") || Files.exists(session.resolve(first));
        if (!isFile) {
            Set<String> commands = spec.subcommands().keySet();
            throw Failure.usage(
                    "'" + first + "' is no command, and there is no such file",
                    Suggest.nearest(first, commands)
                            .map(near -> "did you mean dlc " + near + "?")
                            .orElse("see: dlc help"));
        }
        if (files.value().size() > 1) {
            throw Failure.usage("one file at a time, please: " + String.join(", ", files.value()));
        }
        return first;
    }

    private void write(List<Unit> units) throws IOException {
        Set<String> written = new HashSet<>();
        for (Unit unit : units) {
            Path target = session.resolve(folder.value()).resolve(unit.source().path());
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
