package dev.dlc.quickstart;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Method;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * What a call site says of its lambda ({@link java.lang.invoke.LambdaMetafactory}).
 *
 * @param factory what makes the object: from what it captures to its interface
 * @param function the interface's method, as callers call it
 * @param exact its types where the interface is generic: what the arguments really are
 * @param body what it calls: what is captured comes first
 */
record LambdaSite(Method factory, Method function, Type exact, Handle body) {
    static LambdaSite of(InvokeDynamicInsnNode site) {
        return new LambdaSite(
                new Method(LambdaClass.FACTORY, site.desc),
                new Method(site.name, ((Type) site.bsmArgs[0]).getDescriptor()),
                (Type) site.bsmArgs[2],
                (Handle) site.bsmArgs[1]);
    }

    Type[] captured() {
        return factory.getArgumentTypes();
    }

    boolean isConstructor() {
        return body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    }

    /** What the body takes, its object first where it needs one. */
    List<Type> parameters() {
        List<Type> parameters = new ArrayList<>();
        if (!isConstructor() && body.getTag() != Opcodes.H_INVOKESTATIC) {
            parameters.add(Type.getObjectType(body.getOwner()));
        }
        parameters.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
        return parameters;
    }

    /** What the body gives. */
    Type result() {
        return isConstructor() ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
    }

    /**
     * Whether it can be called from another class of its nest, and without conversions that the Java language does not do in one step:
     * such call sites stay as they are.
     *
     * @param host the class that it stands in
     */
    boolean isPlain(String host) {
        List<Type> parameters = parameters();
        Type[] arguments = exact.getArgumentTypes();
        int first = captured().length;
        boolean superclass =
                body.getTag() == Opcodes.H_INVOKESPECIAL && !body.getOwner().equals(host);
        boolean plain = !superclass && parameters.size() == first + arguments.length;
        for (int i = 0; plain && i < arguments.length; i++) {
            plain = Conversion.isKnown(arguments[i], parameters.get(first + i));
        }
        Type wanted = exact.getReturnType();
        return plain && (wanted.equals(Type.VOID_TYPE) || Conversion.isKnown(result(), wanted));
    }
}
