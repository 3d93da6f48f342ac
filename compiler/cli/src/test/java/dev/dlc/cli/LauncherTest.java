package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script {@code dlc}, in a folder of its own with a stand-in for the command and for Maven. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final Path SCRIPT = Path.of("../../dlc");
    private static final Path OPTIONS = Path.of("src/main/resources/dev/dlc/cli/training.options");
    private static final String JAVA = System.getProperty("java.home");

    @TempDir
    Path folder;

    private Path root;

    private record Result(int status, String out, String err) {}

    @BeforeEach
    void layOut() throws IOException {
        root = Files.createDirectories(folder.resolve("a project"));
        Files.copy(SCRIPT, root.resolve("dlc"));
        Path options = root.resolve("compiler/cli").resolve(OPTIONS);
        Files.createDirectories(options.getParent());
        Files.copy(OPTIONS, options);
        Files.createDirectories(root.resolve("compiler/cli/target/lib"));
        Files.createDirectories(root.resolve("grammar"));
        Files.writeString(root.resolve("grammar/Dl.g4"), "");
        Files.setLastModifiedTime(root.resolve("grammar/Dl.g4"), FileTime.from(Instant.EPOCH));
        writeJar(root.resolve("compiler/cli/target/dlc-cli.jar"));
    }

    /** A command that tells what reaches it. */
    private void writeJar(Path jar) throws IOException {
        Path source = folder.resolve("Main.java");
        Files.writeString(source, """
                package dev.dlc.cli;
                import java.lang.management.ManagementFactory;
                public class Main {
                    public static void main(String[] arguments) throws Exception {
                        System.out.println(String.join("|", arguments));
                        System.out.println("vectors " + ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent());
                        System.out.println("options " + ManagementFactory.getRuntimeMXBean().getInputArguments());
                        System.out.println("said " + System.getProperty("said"));
                        System.out.println("in " + new String(System.in.readAllBytes()));
                        System.err.println("WARNING: of its own");
                        System.err.print("no line end");
                        System.err.flush();
                        System.exit(arguments.length);
                    }
                }
                """);
        ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("dev/dlc/cli/Main.class"));
            Files.copy(folder.resolve("dev/dlc/cli/Main.class"), entries);
        }
    }

    private Result run(Map<String, String> environment, Path script, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("sh", script.toString()));
        command.addAll(List.of(arguments));
        Path input = Files.writeString(folder.resolve("input"), "some text");
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(Files.createDirectories(folder.resolve("elsewhere")).toFile())
                .redirectInput(input.toFile());
        builder.environment().put("JAVA_HOME", JAVA);
        builder.environment()
                .put("TMPDIR", Files.createDirectories(folder.resolve("tmp")).toString());
        builder.environment().remove("DLC_JAVA_OPTS");
        builder.environment().putAll(environment);
        Process process = builder.start();
        // reading both to their ends also waits for the pipe of standard error
        Thread reader = new Thread(() -> copy(process, err));
        reader.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        reader.join();
        return new Result(process.waitFor(), out, Files.readString(err));
    }

    private static void copy(Process process, Path to) {
        try {
            Files.write(to, process.getErrorStream().readAllBytes());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void runsFromAnyFolderAndThroughSymbolicLinks() throws Exception {
        Path link = folder.resolve("bin/dlc");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of("../hop"));
        Files.createSymbolicLink(folder.resolve("hop"), root.resolve("dlc"));
        Result result = run(Map.of(), link, "explain", "a b.dl", "*");
        assertThat(result.out()).startsWith("explain|a b.dl|*\n").contains("vectors false\n", "in some text");
        assertThat(result.err()).isEqualTo("WARNING: of its own\nno line end");
        assertThat(result.status()).isEqualTo(3);
    }

    @Test
    void commandsThatRunModelsHaveTheVectorModuleAndNoWarningOfIt() throws Exception {
        Result result = run(Map.of(), root.resolve("dlc"), "train", "x");
        assertThat(result.out()).startsWith("train|x\n").contains("vectors true\n", "in some text");
        assertThat(result.err()).isEqualTo("WARNING: of its own\nno line end");
        assertThat(result.status()).isEqualTo(2);
        try (var left = Files.list(folder.resolve("tmp"))) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("dlc-")))
                    .isEmpty();
        }
    }

    @Test
    void commandsThatRunModelsHaveTheOptionsForTraining() throws Exception {
        List<String> options = Files.readAllLines(OPTIONS).stream()
                .filter(line -> line.startsWith("-"))
                .toList();
        assertThat(options).hasSizeGreaterThan(8);
        assertThat(run(Map.of(), root.resolve("dlc"), "train").out())
                .startsWith("train\n")
                .contains(options);
        assertThat(run(Map.of(), root.resolve("dlc"), "model.dl").out()).doesNotContain(options);
    }

    @Test
    void optionsOfTheEnvironmentReachJava() throws Exception {
        assertThat(run(Map.of("DLC_JAVA_OPTS", "-Dsaid=hello -Xmx64m"), root.resolve("dlc"), "train")
                        .out())
                .contains("said hello\n");
        Result collector = run(Map.of("DLC_JAVA_OPTS", "-XX:+UseParallelGC"), root.resolve("dlc"), "train");
        assertThat(collector.out()).startsWith("train\n");
        Result wrong = run(Map.of("DLC_JAVA_OPTS", "-Xmx1wrong"), root.resolve("dlc"), "train");
        assertThat(wrong.status()).isNotZero();
        assertThat(wrong.err()).contains("-Xmx1wrong");
    }

    @Test
    void buildsOnceAfterASourceHasChangedAndSaysSo() throws Exception {
        Map<String, String> environment = maven("echo built; exit 0");
        Files.setLastModifiedTime(
                root.resolve("grammar/Dl.g4"), FileTime.from(Instant.now().plusSeconds(-1)));
        Files.setLastModifiedTime(
                root.resolve("compiler/cli/target/dlc-cli.jar"),
                FileTime.from(Instant.now().plusSeconds(-60)));
        Result first = run(environment, root.resolve("dlc"), "explain");
        assertThat(first.err()).startsWith("dlc: building dlc with Maven").doesNotContain("built\n");
        assertThat(first.status()).isEqualTo(1);
        assertThat(run(environment, root.resolve("dlc"), "explain").err()).startsWith("WARNING: of its own");
    }

    @Test
    void aBuildThatFailsShowsMavensWords() throws Exception {
        Files.delete(root.resolve("compiler/cli/target/dlc-cli.jar"));
        Result result = run(maven("echo it went wrong; exit 7"), root.resolve("dlc"), "explain");
        assertThat(result.status()).isEqualTo(1);
        assertThat(result.err()).contains("it went wrong\n", "dlc: could not be built");
        assertThat(result.out()).isEmpty();
    }

    private Map<String, String> maven(String body) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("maven"));
        Path script = Files.writeString(bin.resolve("mvn"), "#!/bin/sh\n" + body + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return Map.of("PATH", bin + ":" + System.getenv("PATH"));
    }

    @Test
    void anOldJavaAndOneWithoutACompilerAreRefused() throws Exception {
        Path home = Files.createDirectories(folder.resolve("old/bin")).getParent();
        Files.writeString(home.resolve("bin/java"), "#!/bin/sh\nexit 9\n");
        assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\nMODULES=\"java.base jdk.compiler\"\n");
        Result old = run(Map.of("JAVA_HOME", home.toString()), root.resolve("dlc"), "explain");
        assertThat(old.status()).isEqualTo(1);
        assertThat(old.err()).contains("needs a JDK 17 or later", "is Java 11.0.2");

        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"21\"\nMODULES=\"java.base java.logging\"\n");
        assertThat(run(Map.of("JAVA_HOME", home.toString()), root.resolve("dlc"), "explain")
                        .err())
                .contains("runtime without a compiler");
        assertThat(run(Map.of("JAVA_HOME", "/nowhere"), root.resolve("dlc"), "explain")
                        .err())
                .contains("there is no bin/java in it");
    }

    @AfterEach
    void archiveIsWritten() throws Exception {
        // what is still written in the background would come back into the folder that is deleted
        Path lock = root.resolve("compiler/cli/target/dlc-archive-lock");
        if (Files.exists(lock)) {
            new ProcessBuilder("flock", lock.toString(), "true").start().waitFor();
        }
    }

    private List<Path> archives() throws IOException {
        try (var files = Files.list(root.resolve("compiler/cli/target"))) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"explain", "train"})
    @EnabledOnOs(OS.LINUX)
    void classesComeFromAnArchiveOnceItIsWritten(String command) throws Exception {
        Map<String, String> log = Map.of("DLC_JAVA_OPTS", "-Xlog:class+load");
        // Java 17 keeps no class of a folder with a space in its name
        root = Files.move(root, folder.resolve("project"));
        String fromArchive = "dev.dlc.cli.Main source: shared objects file";
        assertThat(run(log, root.resolve("dlc"), command).out()).doesNotContain(fromArchive);
        archiveIsWritten();
        assertThat(archives()).hasSize(1);
        Result second = run(log, root.resolve("dlc"), command);
        assertThat(second.out()).contains(fromArchive, "in some text");
        assertThat(second.err()).isEqualTo("WARNING: of its own\nno line end");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anArchiveOfOtherJarsOrOfAnotherJavaIsNoHarm() throws Exception {
        run(Map.of(), root.resolve("dlc"), "explain");
        archiveIsWritten();
        Path archive = archives().get(0);
        byte[] good = Files.readAllBytes(archive);

        // the jar's time differs from the archive's record, though the archive is newer
        Path jar = root.resolve("compiler/cli/target/dlc-cli.jar");
        FileTime written = Files.getLastModifiedTime(jar);
        Files.setLastModifiedTime(jar, FileTime.from(written.toInstant().minusSeconds(60)));
        assertQuiet(run(Map.of(), root.resolve("dlc"), "explain"));
        Files.setLastModifiedTime(jar, written);

        // the version in the header
        byte[] other = good.clone();
        Arrays.fill(other, 0, 512, (byte) 0x55);
        Files.delete(archive);
        Files.write(archive, other);
        assertQuiet(run(Map.of(), root.resolve("dlc"), "explain"));

        // one that was cut off
        Files.delete(archive);
        Files.write(archive, Arrays.copyOf(good, good.length / 2));
        assertQuiet(run(Map.of(), root.resolve("dlc"), "explain"));
    }

    private static void assertQuiet(Result result) {
        assertThat(result.out()).startsWith("explain\nvectors false\n");
        assertThat(result.err()).isEqualTo("WARNING: of its own\nno line end");
        assertThat(result.status()).isEqualTo(1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anArchiveOlderThanAJarIsWrittenAgain() throws Exception {
        run(Map.of(), root.resolve("dlc"), "explain");
        archiveIsWritten();
        Path archive = archives().get(0);
        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        assertQuiet(run(Map.of(), root.resolve("dlc"), "explain"));
        archiveIsWritten();
        assertThat(Files.getLastModifiedTime(archive)).isGreaterThan(FileTime.from(Instant.EPOCH));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anEmptyArchiveIsNoticedAndWrittenAgain() throws Exception {
        run(Map.of(), root.resolve("dlc"), "explain");
        archiveIsWritten();
        Path archive = archives().get(0);
        Files.delete(archive);
        Files.write(archive, new byte[0]);
        assertQuiet(run(Map.of(), root.resolve("dlc"), "explain"));
        archiveIsWritten();
        assertThat(archive).isNotEmptyFile();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anArchiveIsWrittenThoughTheFolderOfTheCommandIsGone() throws Exception {
        Path script = Files.writeString(folder.resolve("gone.sh"), """
                mkdir gone
                cd gone
                rmdir ../gone
                exec sh "$1" explain
                """);
        run(Map.of(), script, root.resolve("dlc").toString());
        archiveIsWritten();
        assertThat(archives())
                .singleElement()
                .satisfies(archive -> assertThat(archive).isNotEmptyFile());
    }

    /** A Java that does as it should, except that it writes a part of an archive and then ends with this status. */
    private Map<String, String> javaWithoutArchives(int status) throws IOException {
        Path home = Files.createDirectories(folder.resolve("java/bin")).getParent();
        Files.copy(Path.of(JAVA, "release"), home.resolve("release"));
        Path java =
                Files.writeString(home.resolve("bin/java"), """
                #!/bin/sh
                for option; do
                    case $option in
                        -Xshare:dump) dump=1 ;;
                        -XX:SharedArchiveFile=*) file=${option#*=} ;;
                    esac
                done
                [ -z "${dump:-}" ] || { echo attempt >>'%s'; head -c 5000 /dev/zero >"$file"; exit %d; }
                exec '%s/bin/java' "$@"
                """.formatted(folder.resolve("attempts"), status, JAVA));
        assertThat(java.toFile().setExecutable(true)).isTrue();
        return Map.of("JAVA_HOME", home.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    @EnabledOnOs(OS.LINUX)
    void aPartOfAnArchiveIsNotKeptAndTriedForThreeTimes(int status) throws Exception {
        Map<String, String> environment = javaWithoutArchives(status);
        for (int attempt = 1; attempt <= 5; attempt++) {
            assertQuiet(run(environment, root.resolve("dlc"), "explain"));
            archiveIsWritten();
            assertThat(archives()).isEmpty();
            assertThat(Files.readAllLines(folder.resolve("attempts"))).hasSize(Math.min(attempt, 3));
        }
        try (var left = Files.list(root.resolve("compiler/cli/target"))) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("dlc-archive.")))
                    .isEmpty();
        }

        // a build gives it another chance
        Path jar = root.resolve("compiler/cli/target/dlc-cli.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(1)));
        run(environment, root.resolve("dlc"), "explain");
        archiveIsWritten();
        assertThat(Files.readAllLines(folder.resolve("attempts"))).hasSize(4);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereNoArchiveCanBeWrittenTheCommandRuns() throws Exception {
        // a folder in the place of the lock: also for root, who may write anywhere
        Files.createDirectories(root.resolve("compiler/cli/target/dlc-archive-lock"));
        assertQuiet(run(Map.of(), root.resolve("dlc"), "explain"));
        Files.delete(root.resolve("compiler/cli/target/dlc-archive-lock"));
        assertThat(archives()).isEmpty();
    }
}
