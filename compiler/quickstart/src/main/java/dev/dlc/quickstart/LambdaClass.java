package dev.dlc.quickstart;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.ClassNode;

/**
 * Writes the class of a lambda, for one that captures a number {@code n} as if it were
 *
 * <pre>
 * final class Host$$Lambda1 implements IntFunction {
 *     private final int captured0;
 *     private Host$$Lambda1(int captured0) { this.captured0 = captured0; }
 *     static IntFunction of(int captured0) { return new Host$$Lambda1(captured0); }
 *     public Object apply(int argument) { return Host.lambda$method$0(captured0, argument); }
 * }
 * </pre>
 *
 * One that captures nothing has its only object in a field instead of the factory.
 */
final class LambdaClass {
    static final String INSTANCE = "INSTANCE";
    static final String FACTORY = "of";

    private static final Type OBJECT = Type.getType(Object.class);

    private final LambdaSite lambda;
    private final ClassNode node = new ClassNode();
    private final Type self;
    private final Method constructor;

    private LambdaClass(LambdaSite lambda, String name) {
        this.lambda = lambda;
        this.self = Type.getObjectType(name);
        this.constructor = new Method("<init>", Type.VOID_TYPE, lambda.captured());
    }

    /**
     * @param name of the class, with slashes
     * @param nest the class that is the host of its nest
     */
    static ClassNode write(LambdaSite lambda, String name, String nest, int version) {
        LambdaClass writer = new LambdaClass(lambda, name);
        String type = lambda.factory().getReturnType().getInternalName();
        writer.node.visit(
                version,
                Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC,
                name,
                null,
                OBJECT.getInternalName(),
                new String[] {type});
        writer.node.visitNestHost(nest);
        writer.constructor();
        if (lambda.captured().length == 0) {
            writer.instance();
        } else {
            writer.factory();
        }
        writer.function();
        return writer.node;
    }

    private GeneratorAdapter method(int access, Method method) {
        return new GeneratorAdapter(access, method, null, null, node);
    }

    private void constructor() {
        GeneratorAdapter code = method(Opcodes.ACC_PRIVATE, constructor);
        code.loadThis();
        code.invokeConstructor(OBJECT, new Method("<init>", "()V"));
        Type[] captured = lambda.captured();
        for (int i = 0; i < captured.length; i++) {
            node.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field(i), captured[i].getDescriptor(), null, null);
            code.loadThis();
            code.loadArg(i);
            code.putField(self, field(i), captured[i]);
        }
        code.returnValue();
        code.endMethod();
    }

    private static String field(int number) {
        return "captured" + number;
    }

    private void instance() {
        node.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, INSTANCE, self.getDescriptor(), null, null);
        GeneratorAdapter code = method(Opcodes.ACC_STATIC, new Method("<clinit>", "()V"));
        code.newInstance(self);
        code.dup();
        code.invokeConstructor(self, constructor);
        code.putStatic(self, INSTANCE, self);
        code.returnValue();
        code.endMethod();
    }

    private void factory() {
        GeneratorAdapter code = method(Opcodes.ACC_STATIC, lambda.factory());
        code.newInstance(self);
        code.dup();
        code.loadArgs();
        code.invokeConstructor(self, constructor);
        code.returnValue();
        code.endMethod();
    }

    private void function() {
        Method function = lambda.function();
        GeneratorAdapter code = method(Opcodes.ACC_PUBLIC, function);
        if (lambda.isConstructor()) {
            code.newInstance(lambda.result());
            code.dup();
        }
        arguments(code);
        Handle body = lambda.body();
        code.visitMethodInsn(opcode(body), body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
        Type result = lambda.result();
        if (!function.getReturnType().equals(Type.VOID_TYPE)) {
            Type exact = lambda.exact().getReturnType();
            Conversion.write(code, result, exact);
            Conversion.write(code, exact, function.getReturnType());
        } else if (result.getSize() == 2) {
            code.pop2();
        } else if (result.getSize() == 1) {
            code.pop();
        }
        code.returnValue();
        code.endMethod();
    }

    private void arguments(GeneratorAdapter code) {
        List<Type> parameters = lambda.parameters();
        Type[] captured = lambda.captured();
        for (int i = 0; i < captured.length; i++) {
            code.loadThis();
            code.getField(self, field(i), captured[i]);
            Conversion.write(code, captured[i], parameters.get(i));
        }
        Type[] passed = lambda.function().getArgumentTypes();
        Type[] exact = lambda.exact().getArgumentTypes();
        for (int i = 0; i < passed.length; i++) {
            code.loadArg(i);
            Conversion.write(code, passed[i], exact[i]);
            Conversion.write(code, exact[i], parameters.get(captured.length + i));
        }
    }

    /** A private method of the nest is called like any other. */
    private static int opcode(Handle body) {
        return switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
        };
    }
}
