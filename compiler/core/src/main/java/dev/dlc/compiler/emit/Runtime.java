package dev.dlc.compiler.emit;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code names. */
final class Runtime {
    private static final String PACKAGE = "dev.dlc.runtime";

    static final ClassName NETWORK = type("Network");
    static final ClassName DESCRIPTION = type("Description");
    static final ClassName TRAINING = type("Training");
    static final ClassName WORKER = type("Worker");
    static final ClassName RANDOM = type("Random");
    static final ClassName FUNCTIONS = type("Functions");
    static final ClassName KERNELS = kernel("Kernels");
    static final ClassName CONVOLUTION = kernel("Convolution");

    private Runtime() {}

    /** @param name of a class, with its package behind that of the runtime where it is in another: {@code augment.Pipeline} */
    static ClassName type(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? ClassName.get(PACKAGE, name)
                : ClassName.get(PACKAGE + "." + name.substring(0, dot), name.substring(dot + 1));
    }

    static ClassName kernel(String name) {
        return ClassName.get(PACKAGE + ".kernel", name);
    }
}
