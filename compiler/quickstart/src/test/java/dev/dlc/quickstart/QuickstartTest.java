package dev.dlc.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

class QuickstartTest {
    @TempDir
    Path folder;

    @Test
    void lambdasDoWhatTheyDid() throws Exception {
        Path jar = jarOf(Lambdas.class);
        Quickstart.main(new String[] {jar.toString()});
        try (URLClassLoader loader = loader(jar)) {
            Class<?> type = loader.loadClass(Lambdas.class.getName());
            Object results = type.getMethod("results")
                    .invoke(type.getConstructor(int.class).newInstance(2));
            assertThat(results)
                    .isEqualTo(List.of(
                            2,
                            "1099511627776|0.5|true|c|-3|7",
                            17,
                            12,
                            5,
                            9L,
                            8,
                            "one",
                            3,
                            "word",
                            true,
                            65,
                            5L,
                            1,
                            "xy",
                            0,
                            "kept",
                            "hello you",
                            4,
                            11,
                            "above",
                            true,
                            true));
        }
        assertThat(callSites(jar, "LambdaMetafactory"))
                .as("the serializable one, and what reads it")
                .containsExactlyInAnyOrder(
                        "dev/dlc/quickstart/Lambdas.results", "dev/dlc/quickstart/Lambdas.$deserializeLambda$");
    }

    @Test
    void textsAreWhatTheyWere() throws Exception {
        Path jar = jarOf(Texts.class);
        assertThat(callSites(jar, "StringConcatFactory"))
                .as("before, or this tests nothing")
                .hasSizeGreaterThan(4);
        Quickstart.main(new String[] {jar.toString()});
        try (URLClassLoader loader = loader(jar)) {
            Object results =
                    loader.loadClass(Texts.class.getName()).getMethod("results").invoke(null);
            assertThat(results)
                    .isEqualTo(List.of(
                            "1 2 0.25 -0.0 -1 300", "truecnullnull", "true", "x\u0001x\u0002", "only [1, 2]", "xx"));
        }
        assertThat(callSites(jar, "StringConcatFactory"))
                .as("but the one with marks of recipes in it")
                .hasSize(1);
    }

    @Test
    void anOldClassIsOneThatJavaVerifiesByItsTable() throws Exception {
        Path jar = folder.resolve("old.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("Old.class"));
            out.write(old());
            out.closeEntry();
        }
        Quickstart.main(new String[] {jar.toString()});
        try (URLClassLoader loader = loader(jar)) {
            Object result = loader.loadClass("Old")
                    .getMethod("larger", int.class, int.class)
                    .invoke(null, 3, 8);
            assertThat(result).isEqualTo(8);
        }
        assertThat(classes(jar).get(0).version).isEqualTo(Opcodes.V17);
    }

    @Test
    void aJarThatIsRewrittenStaysAsItIs() throws Exception {
        Path jar = jarOf(Lambdas.class);
        Quickstart.main(new String[] {jar.toString()});
        byte[] once = Files.readAllBytes(jar);
        Quickstart.main(new String[] {jar.toString()});
        assertThat(Files.readAllBytes(jar)).isEqualTo(once);
        try (JarFile file = new JarFile(jar.toFile())) {
            assertThat(file.getEntry("META-INF/dlc-quickstart.txt")).isNotNull();
        }
    }

    @Test
    void theSameJarIsWrittenFromTheSameJar() throws Exception {
        Path first = jarOf(Lambdas.class);
        Path second = Files.copy(first, folder.resolve("second.jar"));
        Quickstart.main(new String[] {first.toString()});
        Quickstart.main(new String[] {second.toString()});
        assertThat(Files.readAllBytes(second)).isEqualTo(Files.readAllBytes(first));
    }

    @Test
    void aJarWithNothingToRewriteIsLeftAlone() throws Exception {
        Path jar = folder.resolve("data.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("data.txt"));
            out.write(1);
            out.closeEntry();
        }
        byte[] before = Files.readAllBytes(jar);
        Quickstart.main(new String[] {jar.toString()});
        assertThat(Files.readAllBytes(jar)).isEqualTo(before);
    }

    /** A jar of a class of this module and those in it. */
    private Path jarOf(Class<?> type) throws Exception {
        Path classes =
                Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path jar = folder.resolve(type.getSimpleName() + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                var files = Files.list(classes.resolve(type.getPackageName().replace('.', '/')))) {
            for (Path file : files.filter(
                            file -> file.getFileName().toString().matches(type.getSimpleName() + "(\\$\\w+)?\\.class"))
                    .sorted()
                    .toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
                out.closeEntry();
            }
        }
        return jar;
    }

    /** None of this module's own classes are seen from it. */
    private static URLClassLoader loader(Path jar) throws IOException {
        return new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }

    /** {@code static int larger(int a, int b)} with a jump, in the format of Java 5. */
    private static byte[] old() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, "Old", null, "java/lang/Object", null);
        MethodVisitor code = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "larger", "(II)I", null, null);
        Label second = new Label();
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitJumpInsn(Opcodes.IF_ICMPLT, second);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitInsn(Opcodes.IRETURN);
        code.visitLabel(second);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        code.visitInsn(Opcodes.IRETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
        return writer.toByteArray();
    }

    private static List<ClassNode> classes(Path jar) throws IOException {
        List<ClassNode> classes = new ArrayList<>();
        try (JarFile file = new JarFile(jar.toFile())) {
            for (JarEntry entry : file.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = file.getInputStream(entry)) {
                        ClassNode node = new ClassNode();
                        new ClassReader(in).accept(node, 0);
                        classes.add(node);
                    }
                }
            }
        }
        return classes;
    }

    private static List<String> callSites(Path jar, String factory) throws IOException {
        List<String> sites = new ArrayList<>();
        for (ClassNode node : classes(jar)) {
            for (MethodNode method : node.methods) {
                for (AbstractInsnNode instruction : method.instructions) {
                    if (instruction instanceof InvokeDynamicInsnNode site
                            && site.bsm.getOwner().endsWith(factory)) {
                        sites.add(node.name + "." + method.name);
                    }
                }
            }
        }
        return sites;
    }
}
