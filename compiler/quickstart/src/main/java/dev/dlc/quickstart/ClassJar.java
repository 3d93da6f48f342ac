package dev.dlc.quickstart;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;

/** A jar and the classes in it. */
final class ClassJar {
    /** Says in the jar itself that it is not as its makers made it, as the Apache licence asks. */
    private static final String NOTICE = "META-INF/dlc-quickstart.txt";

    private static final String CHANGES =
            "The build of dlc has changed the class files of this jar so that Java starts them sooner:\n"
                    + "lambdas and method references are classes, concatenated text has no call sites,\n"
                    + "and classes in formats before Java 6 are in that of Java 17.\n"
                    + "What they do is the same. The unchanged jar is in the repository of its maker.\n";

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, ClassNode> classes = new LinkedHashMap<>();
    private boolean isChanged;

    private record Entry(byte[] bytes, LocalDateTime time) {}

    private ClassJar(Path file) {
        this.file = file;
    }

    static ClassJar read(Path file) throws IOException {
        ClassJar jar = new ClassJar(file);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                jar.entries.put(entry.getName(), new Entry(bytes, entry.getTimeLocal()));
                if (isClass(entry.getName())) {
                    ClassNode node = new ClassNode();
                    new ClassReader(bytes).accept(node, 0);
                    jar.classes.put(node.name, node);
                }
            }
        }
        return jar;
    }

    /** Not those for later versions of Java, which have the same names, nor descriptions of modules. */
    private static boolean isClass(String entry) {
        return entry.endsWith(".class") && !entry.startsWith("META-INF/") && !entry.endsWith("module-info.class");
    }

    Map<String, ClassNode> classes() {
        return classes;
    }

    /** Writes the jar anew, or leaves it as it is where there is nothing to rewrite. */
    void rewrite(OldClasses old) throws IOException {
        LambdaClasses lambdas = new LambdaClasses(classes);
        Set<ClassNode> changed = new LinkedHashSet<>();
        for (ClassNode node : classes.values()) {
            if (OldClasses.isOld(node)) {
                put(node.name, old.renewed(node));
            } else {
                if (lambdas.rewrite(node)) {
                    changed.add(node);
                }
                if (Concatenations.rewrite(node)) {
                    changed.add(node);
                }
            }
        }
        changed.addAll(lambdas.nests());
        changed.addAll(lambdas.made());
        for (ClassNode node : changed) {
            // neither what is put in nor what it takes the place of has a jump
            ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
            node.accept(writer);
            put(node.name, writer.toByteArray());
        }
        if (isChanged) {
            put(NOTICE, CHANGES.getBytes(StandardCharsets.UTF_8), time());
            write();
        }
    }

    private void put(String className, byte[] file) {
        String name = className + ".class";
        Entry before = entries.get(name);
        put(name, file, before == null ? time() : before.time());
    }

    private void put(String name, byte[] bytes, LocalDateTime time) {
        entries.put(name, new Entry(bytes, time));
        isChanged = true;
    }

    /** Of the newest entry: the same jar is written from the same jar, also in another time zone. */
    private LocalDateTime time() {
        return entries.values().stream()
                .map(Entry::time)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private void write() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, Entry> entry : entries.entrySet()) {
                ZipEntry written = new ZipEntry(entry.getKey());
                written.setTimeLocal(entry.getValue().time());
                out.putNextEntry(written);
                out.write(entry.getValue().bytes());
                out.closeEntry();
            }
        }
        Path beside = file.resolveSibling(file.getFileName() + ".new");
        Files.write(beside, bytes.toByteArray());
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
