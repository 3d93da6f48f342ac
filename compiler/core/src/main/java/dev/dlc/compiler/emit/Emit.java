package dev.dlc.compiler.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.program.WeightLayout;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the Java source of a program: one class, the same bytes for the same program. */
public final class Emit {
    private Emit() {}

    /** A compilation unit: its class's simple name and its text. */
    public record Source(String packageName, String className, String text) {
        /** Where it belongs below a source folder, with slashes. */
        public String path() {
            return packageName.isEmpty()
                    ? className + ".java"
                    : packageName.replace('.', '/') + "/" + className + ".java";
        }
    }

    /** @param packageName of the class, empty for none */
    public static Source emit(Program program, String packageName, Precision precision) {
        String className = TypedApi.nested().fresh(Names.pascal(program.model().name()));
        Compact text = write(program, packageName, className, precision);
        return new Source(packageName, className, text.finish());
    }

    /** What JavaPoet keeps of a class is ten times its text: nothing refers to it any more when this returns. */
    private static Compact write(Program program, String packageName, String className, Precision precision) {
        Model model = program.model();
        ClassName self = ClassName.get(packageName, className);
        TypeSpec.Builder type = TypeSpec.classBuilder(self)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addJavadoc("$L", ClassComment.of(program))
                .addAnnotation(AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
                        .addMember("value", "$S", "dlc")
                        .build());
        Names names = new Names("DESCRIPTION", "weights");
        Map<String, String> offsets = offsets(program.weights(), type, names);
        if (precision == Precision.FLOAT) {
            network(type);
            LifecycleCode.addTo(type, className);
            TypedApi.addTo(type, className, model);
        } else {
            checked(type, program);
        }
        pass(type, "training", precision);
        pass(type, "inference", precision);
        type.addType(PassCode.write(program, true, precision, offsets));
        type.addType(PassCode.write(program, false, precision, offsets));
        if (precision == Precision.FLOAT) {
            type.addType(DescriptionCode.write(program));
        }
        JavaFile file = JavaFile.builder(packageName, type.build())
                .indent("    ")
                .skipJavaLangImports(true)
                .addFileComment("Written by dlc from $L. Don't edit: it is written again.", Comments.file(model.span()))
                .build();
        Compact text = new Compact();
        try {
            file.writeTo(text);
        } catch (IOException e) {
            throw new IllegalStateException("nothing is written but to memory", e);
        }
        return text;
    }

    /** One constant for each tensor: where it starts in the array of all weights. */
    private static Map<String, String> offsets(WeightLayout weights, TypeSpec.Builder type, Names names) {
        Map<String, String> offsets = new HashMap<>();
        for (WeightLayout.Slot slot : weights.slots()) {
            String name = names.fresh(Names.constant(slot.weight().path()));
            offsets.put(slot.weight().path(), name);
            type.addField(FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc(
                            "$L",
                            "{@code " + Comments.safe(slot.weight().path()) + "} "
                                    + slot.weight().shape() + "\n")
                    .initializer("$L", slot.offset())
                    .build());
        }
        return offsets;
    }

    private static void network(TypeSpec.Builder type) {
        type.superclass(Runtime.NETWORK);
        type.addField(
                FieldSpec.builder(Runtime.DESCRIPTION, "DESCRIPTION", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                        .initializer("$L.describe()", DescriptionCode.NAME)
                        .build());
        type.addMethod(MethodSpec.methodBuilder("description")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Runtime.DESCRIPTION)
                .addStatement("return DESCRIPTION")
                .build());
    }

    /** In double there is no network around the passes: the check brings its own weights. */
    private static void checked(TypeSpec.Builder type, Program program) {
        type.addField(FieldSpec.builder(ArrayTypeName.of(TypeName.DOUBLE), "weights", Modifier.PRIVATE, Modifier.FINAL)
                .initializer("new double[$L]", program.weights().size())
                .build());
        type.addSuperinterface(Runtime.type("DoubleNetwork"));
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("All weights are 0.\n")
                .build());
        type.addMethod(MethodSpec.methodBuilder("weights")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ArrayTypeName.of(TypeName.DOUBLE))
                .addStatement("return weights")
                .build());
    }

    private static void pass(TypeSpec.Builder type, String name, Precision precision) {
        String nested = name.equals("training") ? "TrainingPass" : "InferencePass";
        type.addMethod(MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(Runtime.type(precision.pass()))
                .addParameter(int.class, "capacity")
                .addStatement("return new $L(capacity, $L)", nested, precision == Precision.FLOAT ? "this" : "weights")
                .build());
    }
}
