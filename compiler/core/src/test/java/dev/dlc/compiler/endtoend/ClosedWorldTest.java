package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What an app takes in with a network can be compiled ahead of time (GraalVM's native-image, closed world): every class that runs is
 * named in another's code, nothing is looked up by name while it runs, and nothing is native.
 */
class ClosedWorldTest {
    /**
     * What reaches classes, members or libraries by name, or makes them while running. Lambdas, records and the concatenation of
     * strings are made by the JDK's bootstrap methods from what is in the code: native-image knows them.
     */
    private static final String DYNAMIC = "java/lang/reflect/.*|java/lang/ClassLoader\\..*|java/util/ServiceLoader\\..*"
            + "|java/lang/invoke/(?!LambdaMetafactory|StringConcatFactory).*|sun/.*|jdk/internal/.*|com/sun/.*"
            + "|java/lang/Class\\..*|java/lang/(System|Runtime)\\.(load|loadLibrary|exec)|java/lang/ProcessBuilder\\..*"
            + "|java/io/Object(In|Out)putStream\\..*|java/util/ResourceBundle\\..*|java/lang/Module\\..*";

    /** Of these: casts, names for messages, the vector module's presence, and the weights beside the class, as a resource of its own. */
    private static final Set<String> ALLOWED = Set.of(
            "java/lang/Class.cast",
            "java/lang/Class.getName",
            "java/lang/Class.getSimpleName",
            "java/lang/Class.getModule",
            "java/lang/Class.getResourceAsStream",
            "java/lang/Module.addReads");

    private static final String CONSOLE = "java/lang/System\\.(out|err|in|console)";

    private static final Map<String, byte[]> CLASSES = new TreeMap<>();
    private static final Map<String, byte[]> RUNTIME = new TreeMap<>();

    @BeforeAll
    static void readClasses() throws IOException {
        Path runtime = App.runtime();
        if (Files.isDirectory(runtime)) {
            read(runtime);
        } else {
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + runtime.toUri()), Map.of())) {
                read(jar.getPath("/"));
            }
        }
        CLASSES.putAll(RUNTIME);
        CLASSES.putAll(Generated.of(Path.of("../../samples/digits/digits.dl")).classes());
        CLASSES.putAll(Generated.of(Path.of("../../samples/iris/iris.dl")).classes());
    }

    private static void read(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                RUNTIME.put(root.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
    }

    private static Set<String> found(String pattern) {
        Set<String> found = new TreeSet<>();
        CLASSES.forEach((name, bytes) -> ClassFile.references(bytes).stream()
                .filter(member -> member.matches(pattern) && !ALLOWED.contains(member))
                .forEach(member -> found.add(name + " refers to " + member)));
        return found;
    }

    @Test
    void nothingIsLookedUpByNameWhileItRuns() {
        assertThat(CLASSES).hasSizeGreaterThan(100);
        assertThat(found(DYNAMIC)).isEmpty();
    }

    @Test
    void nothingIsNative() {
        CLASSES.forEach((name, bytes) ->
                assertThat(ClassFile.nativeMethods(bytes)).as(name).isEmpty());
    }

    @Test
    void nothingIsPrinted() {
        assertThat(found(CONSOLE)).isEmpty();
    }

    @Test
    void theRuntimesJarStaysUnder400Kilobytes() throws IOException {
        ByteArrayOutputStream jar = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(jar)) {
            for (Map.Entry<String, byte[]> entry : RUNTIME.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        assertThat(jar.size()).isBetween(100_000, 400_000);
    }

    /** The reader itself, on a class that does what none of the others may. */
    @Test
    void whatIsForbiddenIsSeen() throws IOException {
        byte[] loader = Files.readAllBytes(
                Path.of("target/test-classes", App.class.getName().replace('.', '/') + ".class"));
        assertThat(ClassFile.references(loader))
                .contains("java/lang/Class.getProtectionDomain", "java/lang/System.getProperty");
        byte[] object = Object.class.getResourceAsStream("Object.class").readAllBytes();
        assertThat(ClassFile.nativeMethods(object)).contains("hashCode()I");
    }
}
