package dev.dlc.quickstart;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Text that is put together at a call site which Java links when it comes there first, and for each combination of types with classes
 * of its own. Each becomes a method with a builder, as javac writes it with {@code -XDstringConcat=inline}.
 */
final class Concatenations {
    private static final String FACTORY = "java/lang/invoke/StringConcatFactory";
    private static final Type BUILDER = Type.getType(StringBuilder.class);
    private static final Type STRING = Type.getType(String.class);

    /** What stands for an argument in a recipe. */
    private static final char ARGUMENT = 1;

    private Concatenations() {}

    /** Rewrites all of a class; false where there are none. */
    static boolean rewrite(ClassNode host) {
        int number = 0;
        for (MethodNode method : host.methods.toArray(MethodNode[]::new)) {
            for (AbstractInsnNode instruction : method.instructions.toArray()) {
                if (instruction instanceof InvokeDynamicInsnNode site && isKnown(site)) {
                    Method concatenation = new Method("concatenation$" + ++number, site.desc);
                    write(host, concatenation, (String) site.bsmArgs[0]);
                    boolean isInterface = (host.access & Opcodes.ACC_INTERFACE) != 0;
                    method.instructions.set(
                            site,
                            new MethodInsnNode(
                                    Opcodes.INVOKESTATIC, host.name, concatenation.getName(), site.desc, isInterface));
                }
            }
        }
        return number > 0;
    }

    /** One whose recipe has all that does not change: constants beside it are for texts with the recipe's own marks in them. */
    private static boolean isKnown(InvokeDynamicInsnNode site) {
        return site.bsm.getOwner().equals(FACTORY)
                && site.bsm.getName().equals("makeConcatWithConstants")
                && site.bsmArgs.length == 1;
    }

    private static void write(ClassNode host, Method concatenation, String recipe) {
        int access = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC;
        GeneratorAdapter code = new GeneratorAdapter(access, concatenation, null, null, host);
        code.newInstance(BUILDER);
        code.dup();
        code.invokeConstructor(BUILDER, new Method("<init>", "()V"));
        Type[] types = concatenation.getArgumentTypes();
        StringBuilder literal = new StringBuilder();
        int next = 0;
        for (char character : recipe.toCharArray()) {
            if (character == ARGUMENT) {
                literal(code, literal);
                code.loadArg(next);
                append(code, types[next]);
                next++;
            } else {
                literal.append(character);
            }
        }
        literal(code, literal);
        code.invokeVirtual(BUILDER, new Method("toString", STRING, new Type[0]));
        code.returnValue();
        code.endMethod();
    }

    private static void literal(GeneratorAdapter code, StringBuilder literal) {
        if (!literal.isEmpty()) {
            code.push(literal.toString());
            append(code, STRING);
            literal.setLength(0);
        }
    }

    /** An array of characters is appended as an object: its overload would append what is in it. */
    private static void append(GeneratorAdapter code, Type type) {
        Type taken = switch (type.getSort()) {
            case Type.BYTE, Type.SHORT -> Type.INT_TYPE;
            case Type.OBJECT, Type.ARRAY -> type.equals(STRING) ? STRING : Type.getType(Object.class);
            default -> type;
        };
        code.invokeVirtual(BUILDER, new Method("append", BUILDER, new Type[] {taken}));
    }
}
