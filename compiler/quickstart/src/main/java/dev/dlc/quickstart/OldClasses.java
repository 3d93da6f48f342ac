package dev.dlc.quickstart;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;

/**
 * Classes in the formats before Java 6. They have no table of the types at each jump (JVM specification, 4.10.1), without which
 * Java verifies them by inference, and at each start: no archive of classes holds them as verified. They get the table, for which
 * one must know of what classes others are.
 */
final class OldClasses {
    private static final String OBJECT = "java/lang/Object";

    private final Map<String, ClassNode> classes = new HashMap<>();

    OldClasses(List<ClassJar> jars) {
        jars.forEach(jar -> classes.putAll(jar.classes()));
    }

    static boolean isOld(ClassNode node) {
        return (node.version & 0xFFFF) < Opcodes.V1_6;
    }

    /** The file of such a class in the format of Java 17. */
    byte[] renewed(ClassNode node) {
        node.version = Opcodes.V17;
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected String getCommonSuperClass(String first, String second) {
                return common(first, second);
            }
        };
        node.accept(writer);
        return writer.toByteArray();
    }

    /** The closest class that both extend: {@code Object} of interfaces, as the verifier sees them. */
    private String common(String first, String second) {
        Set<String> above = new HashSet<>();
        for (String name = first; name != null; name = parent(name)) {
            above.add(name);
        }
        String name = second;
        while (!above.contains(name)) {
            name = parent(name);
        }
        return name;
    }

    private String parent(String name) {
        if (name.equals(OBJECT)) {
            return null;
        }
        ClassNode node = classes.get(name);
        if (node != null) {
            return (node.access & Opcodes.ACC_INTERFACE) != 0 ? OBJECT : node.superName;
        }
        try {
            Class<?> type = Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
            return type.getSuperclass() == null
                    ? OBJECT
                    : type.getSuperclass().getName().replace('.', '/');
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("class " + name + " is in none of the jars, nor in Java", e);
        }
    }
}
