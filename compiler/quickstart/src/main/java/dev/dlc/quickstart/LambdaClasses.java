package dev.dlc.quickstart;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Makes a class of each lambda expression and method reference, where javac leaves a call site for
 * {@link java.lang.invoke.LambdaMetafactory} that makes the same class when the program comes there first. The class is of the nest of
 * the one that it stands in, so that it may call its private methods.
 */
final class LambdaClasses {
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

    private final Map<String, ClassNode> classes;
    private final List<ClassNode> made = new ArrayList<>();
    private final Set<ClassNode> nests = new LinkedHashSet<>();

    /** @param classes all of the jar, by internal name */
    LambdaClasses(Map<String, ClassNode> classes) {
        this.classes = classes;
    }

    /** The classes of lambdas. */
    List<ClassNode> made() {
        return made;
    }

    /** The classes that have new members of their nests. */
    Set<ClassNode> nests() {
        return nests;
    }

    /** Rewrites all lambdas of a class; false where there are none. Nests came with Java 11. */
    boolean rewrite(ClassNode host) {
        if ((host.version & 0xFFFF) < Opcodes.V11) {
            return false;
        }
        int number = 0;
        for (MethodNode method : host.methods) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode site && isLambda(site)) {
                    LambdaSite lambda = LambdaSite.of(site);
                    if (lambda.isPlain(host.name)) {
                        number++;
                        method.instructions.set(site, replace(host, lambda, host.name + "$$Lambda" + number));
                    }
                }
            }
        }
        return number > 0;
    }

    /** Not those that are serializable or of several interfaces. */
    private static boolean isLambda(InvokeDynamicInsnNode site) {
        return site.bsm.getOwner().equals(FACTORY) && site.bsm.getName().equals("metafactory");
    }

    /** Makes the class. What comes back leaves its object where the call site did. */
    private AbstractInsnNode replace(ClassNode host, LambdaSite lambda, String name) {
        ClassNode nest = host.nestHostClass == null ? host : classes.get(host.nestHostClass);
        if (nest.nestMembers == null) {
            nest.nestMembers = new ArrayList<>();
        }
        nest.nestMembers.add(name);
        nests.add(nest);
        made.add(LambdaClass.write(lambda, name, nest.name, host.version));
        Type self = Type.getObjectType(name);
        return lambda.captured().length == 0
                ? new FieldInsnNode(Opcodes.GETSTATIC, name, LambdaClass.INSTANCE, self.getDescriptor())
                : new MethodInsnNode(
                        Opcodes.INVOKESTATIC,
                        name,
                        LambdaClass.FACTORY,
                        lambda.factory().getDescriptor(),
                        false);
    }
}
