package dev.dlc.cli;

import dev.dlc.compiler.emit.Emit;
import dev.dlc.runtime.DoubleNetwork;
import dev.dlc.runtime.Network;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Turns a generated source into a network, in memory: javac compiles it, a class loader of its own defines it. */
final class GeneratedModel {
    private GeneratedModel() {}

    /**
     * A new network, its weights all 0.
     *
     * @throws Failure if this Java has no compiler
     */
    static Network load(Emit.Source source) throws IOException {
        return load(source, Network.class);
    }

    /** The same of a source in double precision. */
    static DoubleNetwork loadDouble(Emit.Source source) throws IOException {
        return load(source, DoubleNetwork.class);
    }

    private static <T> T load(Emit.Source source, Class<T> kind) throws IOException {
        Map<String, byte[]> classes = compile(source);
        ClassLoader loader = new ClassLoader(Network.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                byte[] code = classes.get(name);
                if (code == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, code, 0, code.length);
            }
        };
        String name =
                source.packageName().isEmpty() ? source.className() : source.packageName() + "." + source.className();
        try {
            return Class.forName(name, true, loader)
                    .asSubclass(kind)
                    .getConstructor()
                    .newInstance();
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException("the generated class " + name + " cannot be made", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the generated class " + name + " cannot be used", e);
        }
    }

    private static Map<String, byte[]> compile(Emit.Source source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw Failure.fault(
                    "this Java has no compiler: " + System.getProperty("java.home"),
                    "install a JDK 17 or later (not only a JRE), and let JAVA_HOME or PATH name it");
        }
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(null, null, null);
                MemoryFiles files = new MemoryFiles(standard)) {
            List<String> options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-classpath", runtime());
            boolean compiled = compiler.getTask(messages, files, null, options, null, List.of(new Text(source)))
                    .call();
            if (!compiled) {
                throw new IllegalStateException("the generated source does not compile:\n" + messages);
            }
            Map<String, byte[]> classes = new HashMap<>();
            files.classes.forEach((name, code) -> classes.put(name, code.toByteArray()));
            return classes;
        }
    }

    /** Where the runtime's classes lie: its jar, or a folder. */
    private static String runtime() {
        try {
            return Path.of(Network.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
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

    /** Keeps what javac writes. */
    private static final class MemoryFiles extends ForwardingJavaFileManager<JavaFileManager> {
        final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

        MemoryFiles(JavaFileManager standard) {
            super(standard);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream code = new ByteArrayOutputStream();
            classes.put(name, code);
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return code;
                }
            };
        }
    }
}
