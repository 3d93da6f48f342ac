package dev.dlc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.dlc.compiler.model.Port;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The enums of targets whose classes have names. */
final class ClassEnums {
    /** An enum's initialiser, which must stay below 8,000 bytecodes, holds no more constants than this. */
    private static final int MOST_CONSTANTS = 250;

    private final Map<Integer, ClassName> enums = new HashMap<>();

    /** Adds an enum for each of the targets that can have one. */
    ClassEnums(TypeSpec.Builder type, Names types, List<Port> targets) {
        for (Port target : targets) {
            int classes = target.classes().size();
            if (target.shape().rank() == 0 && classes > 0 && classes <= MOST_CONSTANTS) {
                String name = types.fresh(Names.pascal(target.name()));
                enums.put(target.id(), ClassName.get("", name));
                type.addType(write(name, target));
            }
        }
    }

    /** The enum of a target, or {@code int}, the class's number. */
    TypeName of(Port target) {
        return has(target) ? enums.get(target.id()) : TypeName.INT;
    }

    boolean has(Port target) {
        return enums.containsKey(target.id());
    }

    private static TypeSpec write(String name, Port target) {
        ClassName self = ClassName.get("", name);
        TypeSpec.Builder constants = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "The classes of $L, in their order; $L.\n",
                        Comments.javadoc(target.name()),
                        PortText.declared(target));
        Names names = new Names("text", "values", "valueOf");
        for (String text : target.classes()) {
            constants.addEnumConstant(
                    names.fresh(Names.constant(text)),
                    TypeSpec.anonymousClassBuilder("$S", text)
                            .addJavadoc("The class $L.\n", Comments.javadoc(text))
                            .build());
        }
        String all = names.fresh("ALL");
        return constants
                .addField(FieldSpec.builder(
                                ArrayTypeName.of(self), all, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("values()")
                        .build())
                .addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "text")
                        .addStatement("this.text = text")
                        .build())
                .addMethod(MethodSpec.methodBuilder("of")
                        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                        .addJavadoc(
                                "The class of a number, from 0 to $L.\n\n@param number its place in their order\n@return the class\n",
                                target.classes().size() - 1)
                        .addParameter(int.class, "number")
                        .returns(self)
                        .addStatement("return $L[number]", all)
                        .build())
                .addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The name as the model writes it.\n")
                        .returns(String.class)
                        .addStatement("return text")
                        .build())
                .build();
    }
}
