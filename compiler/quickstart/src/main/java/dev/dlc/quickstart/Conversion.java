package dev.dlc.quickstart;

import org.objectweb.asm.Type;
import org.objectweb.asm.commons.GeneratorAdapter;

/** Conversions between what a caller passes and what a method takes: widening, boxing, unboxing, casts. */
final class Conversion {
    private static final Type OBJECT = Type.getType(Object.class);
    private static final Type CHARACTER = Type.getType(Character.class);

    private Conversion() {}

    /** A number is unboxed by the methods of {@link Number}, which a character has not. */
    static boolean isKnown(Type from, Type to) {
        boolean unboxing = !isPrimitive(from) && isPrimitive(to);
        return !unboxing || from.equals(CHARACTER) == to.equals(Type.CHAR_TYPE);
    }

    static void write(GeneratorAdapter code, Type from, Type to) {
        if (from.equals(to)) {
            return;
        }
        if (isPrimitive(from)) {
            if (isPrimitive(to)) {
                code.cast(from, to);
            } else {
                code.valueOf(from);
            }
        } else if (isPrimitive(to)) {
            code.unbox(to);
        } else if (!to.equals(OBJECT)) {
            code.checkCast(to);
        }
    }

    private static boolean isPrimitive(Type type) {
        return type.getSort() < Type.ARRAY;
    }
}
