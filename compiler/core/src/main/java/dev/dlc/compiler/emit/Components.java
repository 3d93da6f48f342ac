package dev.dlc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.dlc.compiler.model.Port;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The components of a record that stand for ports, each looked at for its length, and how they become floats. */
final class Components {
    /** A record's constructor takes no more than 255 arguments. */
    private static final int MOST = 200;

    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final List<Port> ports;
    private final ClassEnums enums;
    private final List<ParameterSpec> parameters = new ArrayList<>();

    /**
     * @param names those that are taken in the record
     * @param all the name of the array that stands for all ports where they are too many for a component each
     */
    Components(List<Port> ports, ClassEnums enums, Names names, String all) {
        this.ports = ports;
        this.enums = enums;
        if (ports.size() > MOST) {
            parameters.add(ParameterSpec.builder(FLOATS, names.fresh(all))
                    .addJavadoc("a number for each of the $L, in the order of declaration\n", ports.size())
                    .build());
            return;
        }
        for (Port port : ports) {
            parameters.add(ParameterSpec.builder(typeOf(port), names.fresh(Names.camel(port.name())))
                    .addJavadoc(
                            "$L\n",
                            enums.has(port) ? "the right class; " + PortText.declared(port) : PortText.component(port))
                    .build());
        }
    }

    List<ParameterSpec> parameters() {
        return parameters;
    }

    /** Names that a record's component must not have. */
    static Names names(String... others) {
        Names names = new Names("hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");
        for (String other : others) {
            names.take(other);
        }
        return names;
    }

    private TypeName typeOf(Port port) {
        boolean one = port.shape().rank() == 0;
        return switch (port.kind()) {
            case REAL -> one ? TypeName.FLOAT : FLOATS;
            case BINARY -> one ? TypeName.BOOLEAN : FLOATS;
            case INDEX -> one ? enums.of(port) : ArrayTypeName.of(TypeName.INT);
        };
    }

    /** True where one array stands for all ports. */
    boolean isTogether() {
        return ports.size() > MOST;
    }

    /** What reads component {@code number} of {@code record}. */
    CodeBlock read(String record, int number) {
        return isTogether()
                ? CodeBlock.of("$L.$L()[$L]", record, parameters.get(0).name(), number)
                : CodeBlock.of("$L.$L()", record, parameters.get(number).name());
    }

    /** Adds to a record's compact constructor what looks at the lengths of arrays; false where there are none. */
    boolean check(MethodSpec.Builder constructor) {
        boolean any = false;
        for (int i = 0; i < parameters.size(); i++) {
            if (parameters.get(i).type() instanceof ArrayTypeName) {
                constructor.addStatement(
                        "$T.checkLength($S, $L.length, $L)",
                        Runtime.NETWORK,
                        isTogether() ? parameters.get(0).name() : ports.get(i).name(),
                        parameters.get(i).name(),
                        isTogether() ? ports.size() : ports.get(i).shape().size());
                any = true;
            }
        }
        return any;
    }

    /** A method that writes one port's numbers of an example: {@code (Example example, int index, float[] into, int offset)}. */
    MethodSpec writer(String method, TypeName example, String record) {
        MethodSpec.Builder writer = MethodSpec.methodBuilder(method)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(example, "example")
                .addParameter(int.class, "index")
                .addParameter(FLOATS, "into")
                .addParameter(int.class, "offset");
        if (isTogether()) {
            return writer.addStatement(
                            "into[offset] = $L.$L()[index]",
                            record,
                            parameters.get(0).name())
                    .build();
        }
        if (ports.size() == 1) {
            return writer.addCode(write(record, 0)).build();
        }
        writer.beginControlFlow("switch (index)");
        for (int i = 0; i < ports.size(); i++) {
            CodeBlock write = write(record, i);
            boolean loop = write.toString().startsWith("for");
            writer.addCode(loop ? "case $L -> {\n$>$L$<}\n" : "case $L -> $L", i, write);
        }
        return writer.addStatement("default -> throw new $T($S + index)", IndexOutOfBoundsException.class, "no number ")
                .endControlFlow()
                .build();
    }

    private CodeBlock write(String record, int number) {
        Port port = ports.get(number);
        CodeBlock value = read(record, number);
        CodeBlock.Builder code = CodeBlock.builder();
        if (port.shape().rank() == 0) {
            CodeBlock one = port.kind() == Port.Kind.BINARY
                    ? CodeBlock.of("$L ? 1f : 0f", value)
                    : enums.has(port) ? CodeBlock.of("$L.ordinal()", value) : value;
            return code.addStatement("into[offset] = $L", one).build();
        }
        if (port.kind() == Port.Kind.INDEX) {
            return code.beginControlFlow(
                            "for (int i = 0; i < $L; i++)", port.shape().size())
                    .addStatement("into[offset + i] = $L[i]", value)
                    .endControlFlow()
                    .build();
        }
        return code.addStatement(
                        "$T.arraycopy($L, 0, into, offset, $L)",
                        System.class,
                        value,
                        port.shape().size())
                .build();
    }

    /** A public record. */
    static TypeSpec.Builder record(String name, List<ParameterSpec> components, String comment) {
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("$L", comment)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameters(components)
                        .build());
    }
}
