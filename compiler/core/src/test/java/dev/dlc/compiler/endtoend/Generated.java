package dev.dlc.compiler.endtoend;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.driver.Trace;
import dev.dlc.compiler.emit.Emit;
import dev.dlc.compiler.emit.Precision;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.runtime.DoubleNetwork;
import dev.dlc.runtime.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The class of a model, all the way from its text: compiled by dlc, then by javac, in memory.
 *
 * @param model as resolved
 * @param program as planned
 * @param source the generated text
 * @param classes the bytes of the class and of those nested in it, by binary name
 */
public record Generated(Model model, Program program, Emit.Source source, Map<String, byte[]> classes) {
    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();
    /** One for all compilations: it remembers what the JDK's modules hold. */
    private static final JavaFileManager FILES = JAVAC.getStandardFileManager(null, null, null);
    /** Texts are compiled once for all tests. */
    private static final Map<List<Object>, Generated> KNOWN = new ConcurrentHashMap<>();

    /** Compiles the only model of a text, in single precision. */
    public static Generated of(String text) {
        return of(text, Precision.FLOAT);
    }

    /** Compiles the only model of a text. */
    public static Generated of(String text, Precision precision) {
        return KNOWN.computeIfAbsent(
                List.of(text, precision), ignored -> compile(new SourceFile("test.dl", text), Imports.NONE, precision));
    }

    /** The same, for texts that no other test asks for: nothing is kept. */
    static Generated uncached(String text, Precision precision) {
        return compile(new SourceFile("test.dl", text), Imports.NONE, precision);
    }

    /** Compiles the only model of a file; imports are relative to it. */
    public static Generated of(Path file) {
        Imports imports = (importing, path) -> {
            Path imported = Path.of(importing.name()).resolveSibling(path).normalize();
            return Files.exists(imported) ? Optional.of(read(imported)) : Optional.empty();
        };
        return compile(read(file), imports, Precision.FLOAT);
    }

    private static Generated compile(SourceFile file, Imports imports, Precision precision) {
        Options options = new Options("dev.dlc.test", Map.of(), precision, Trace.NONE);
        Compiler.Result result = Compiler.compile(file, imports, options);
        // networks made to test one layer are odd ones: what lints say of them is of no interest
        if (result.units().size() != 1
                || !result.diagnostics().equals(result.units().get(0).warnings())) {
            throw new IllegalArgumentException(
                    "one model without a complaint wanted: " + result.diagnostics() + "\n" + file.text());
        }
        Compiler.Unit unit = result.units().get(0);
        return new Generated(unit.model(), unit.program(), unit.source(), javac(unit.source(), precision));
    }

    /** A new network with all weights 0; the model is to be compiled in single precision. */
    public Network network() {
        return (Network) instance();
    }

    /** A new network with all weights 0; the model is to be compiled in double precision. */
    public DoubleNetwork doubleNetwork() {
        return (DoubleNetwork) instance();
    }

    /** Writes the classes below a folder, as javac would. */
    public void write(Path folder) throws IOException {
        for (var entry : classes.entrySet()) {
            Path file = folder.resolve(entry.getKey().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            Files.write(file, entry.getValue());
        }
    }

    public String className() {
        return source.packageName() + "." + source.className();
    }

    private Object instance() {
        ClassLoader loader = new ClassLoader(Generated.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes, 0, bytes.length);
            }
        };
        try {
            return loader.loadClass(className()).getConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + className(), e);
        }
    }

    private static SourceFile read(Path file) {
        try {
            return new SourceFile(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With all warnings on: generated code gives none (but for casts to double where all numbers are double already). */
    private static Map<String, byte[]> javac(Emit.Source source, Precision precision) {
        StringWriter messages = new StringWriter();
        String lint = "-Xlint:all,-options" + (precision == Precision.DOUBLE ? ",-cast" : "");
        List<String> options = List.of("-source", "17", "-target", "17", lint, "-Werror", "-proc:none");
        ClassesInMemory files = new ClassesInMemory(FILES);
        boolean good = JAVAC.getTask(messages, files, null, options, null, List.of(new Text(source)))
                .call();
        if (!good) {
            throw new IllegalStateException(messages + "\n" + source.text());
        }
        return files.bytes();
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(Emit.Source source) {
            super(URI.create("memory:///" + source.path()), Kind.SOURCE);
            this.text = source.text();
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class ClassesInMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new LinkedHashMap<>();

        ClassesInMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public boolean hasLocation(Location location) {
            return location == StandardLocation.CLASS_OUTPUT || super.hasLocation(location);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream output = new ByteArrayOutputStream();
                    outputs.put(name, output);
                    return output;
                }
            };
        }

        Map<String, byte[]> bytes() {
            Map<String, byte[]> bytes = new LinkedHashMap<>();
            outputs.forEach((name, output) -> bytes.put(name, output.toByteArray()));
            return bytes;
        }
    }
}
