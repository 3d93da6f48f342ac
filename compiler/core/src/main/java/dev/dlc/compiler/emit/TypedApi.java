package dev.dlc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.dlc.compiler.loss.Loss;
import dev.dlc.compiler.model.LossTerm;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes what an app calls: a record of the inputs, enums of the classes, {@code predict}. */
final class TypedApi {
    /** An enum's initialiser, which must stay below 8,000 bytecodes, holds no more constants than this. */
    private static final int MOST_CONSTANTS = 250;

    /** A record's constructor takes no more than 255 arguments. */
    private static final int MOST_COMPONENTS = 200;

    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);

    private final TypeSpec.Builder type;
    private final Model model;
    private final Names types;
    private final List<ParameterSpec> components = new ArrayList<>();
    private final List<CodeBlock> values = new ArrayList<>();
    private final Names members =
            new Names("hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");

    private TypedApi(TypeSpec.Builder type, String className, Model model) {
        this.type = type;
        this.types = nested();
        this.types.take(className);
        this.model = model;
    }

    /** The names of the classes that every generated class has in it: neither it nor an enum may be called so. */
    static Names nested() {
        return new Names("Input", "Prediction", "TrainingPass", "InferencePass", DescriptionCode.NAME);
    }

    static void addTo(TypeSpec.Builder type, String className, Model model) {
        new TypedApi(type, className, model).add();
    }

    private void add() {
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A network with fresh weights, drawn from the model's seed.\n")
                .addStatement("super(DESCRIPTION.size())")
                .addStatement("initialize(DESCRIPTION.settings().seed())")
                .build());
        List<ParameterSpec> inputs = inputs();
        MethodSpec.Builder predict = MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(ClassName.get("", "Input"), "input")
                .addJavadoc(
                        "What the network says of one sample. Many threads may call it at once.\n\n"
                                + "@throws IllegalArgumentException if an array of the input has not as many numbers as its shape\n")
                .returns(ClassName.get("", "Prediction"))
                .beginControlFlow("try ($T run = infer())", Runtime.type("Inference"));
        for (int i = 0; i < model.inputs().size(); i++) {
            predict.addStatement(
                    "run.input($L, input.$L)",
                    i,
                    inputs.size() == model.inputs().size() ? inputs.get(i).name() + "()" : "numbers()[" + i + "]");
        }
        predict.addStatement("run.forward()");
        outputs(predict);
        predict.addStatement("return new Prediction($L)", CodeBlock.join(values, ", "))
                .endControlFlow();
        type.addMethod(predict.build());
        type.addType(record("Input", inputs, "One sample as it is before scaling and normalising.\n"));
        type.addType(record("Prediction", components, "What the network says of one sample.\n"));
    }

    private static TypeSpec record(String name, List<ParameterSpec> components, String comment) {
        return TypeSpec.recordBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(comment)
                .recordConstructor(MethodSpec.constructorBuilder()
                        .addParameters(components)
                        .build())
                .build();
    }

    private List<ParameterSpec> inputs() {
        if (model.inputs().size() > MOST_COMPONENTS) {
            return List.of(ParameterSpec.builder(FLOATS, "numbers")
                    .addJavadoc("the inputs in the order of declaration\n")
                    .build());
        }
        Names names = new Names("hashCode", "toString", "getClass", "notify", "notifyAll", "wait", "clone", "finalize");
        List<ParameterSpec> inputs = new ArrayList<>();
        for (Port port : model.inputs()) {
            TypeName number = port.kind() == Port.Kind.REAL ? TypeName.FLOAT : TypeName.INT;
            boolean whole = number.equals(TypeName.INT);
            TypeName component = port.shape().rank() == 0 && !whole ? number : ArrayTypeName.of(number);
            inputs.add(ParameterSpec.builder(component, names.fresh(Names.camel(port.name())))
                    .addJavadoc("$L\n", port.shape().rank() == 0 ? "one number" : port.shape() + ", row by row")
                    .build());
        }
        return inputs;
    }

    /** Reads each target's prediction from the first loss term that judges it. */
    private void outputs(MethodSpec.Builder predict) {
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < model.losses().size(); i++) {
            LossTerm term = model.losses().get(i);
            if (!seen.add(term.target())) {
                continue;
            }
            Port target = model.targets().stream()
                    .filter(port -> port.id() == term.target())
                    .findFirst()
                    .orElseThrow();
            String name = members.fresh(Names.camel(target.name()));
            Loss.Head head = term.loss().head();
            boolean single = target.shape().rank() == 0;
            if (head == Loss.Head.LOGITS && single) {
                classes(predict, i, target, name);
            } else if (single) {
                boolean probability = head == Loss.Head.BINARY_LOGIT;
                component(TypeName.FLOAT, name, probability ? "the probability of 1" : "the predicted number");
                values.add(CodeBlock.of("run.$L($L)", probability ? "probability" : "value", i));
            } else {
                component(FLOATS, name, "what the network predicts, row by row");
                values.add(CodeBlock.of("run.$L($L)", head == Loss.Head.VALUE ? "output" : "probabilities", i));
            }
        }
    }

    private void classes(MethodSpec.Builder predict, int output, Port target, String name) {
        String probabilities = members.fresh(name + "Probabilities");
        predict.addStatement("float[] $L = run.probabilities($L)", probabilities, output);
        CodeBlock largest = CodeBlock.of("$T.largest($L)", Runtime.type("Inference"), probabilities);
        boolean named = !target.classes().isEmpty() && target.classes().size() <= MOST_CONSTANTS;
        if (named) {
            String enumeration = types.fresh(Names.pascal(target.name()));
            type.addType(enumeration(enumeration, target));
            component(ClassName.get("", enumeration), name, "the most probable class");
            values.add(CodeBlock.of("$L.values()[$L]", enumeration, largest));
        } else {
            component(TypeName.INT, name, "the number of the most probable class");
            values.add(largest);
        }
        component(FLOATS, probabilities, "the probability of each class, in their order");
        values.add(CodeBlock.of("$L", probabilities));
    }

    private void component(TypeName component, String name, String comment) {
        components.add(ParameterSpec.builder(component, name)
                .addJavadoc("$L\n", comment)
                .build());
    }

    private static TypeSpec enumeration(String name, Port target) {
        TypeSpec.Builder constants = TypeSpec.enumBuilder(name)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The classes of $L, in their order.\n", Comments.javadoc(target.name()))
                .addField(String.class, "text", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(String.class, "text")
                        .addStatement("this.text = text")
                        .build())
                .addMethod(MethodSpec.methodBuilder("toString")
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addJavadoc("The name as the model writes it.\n")
                        .returns(String.class)
                        .addStatement("return text")
                        .build());
        Names names = new Names("text", "values", "valueOf");
        for (String text : target.classes()) {
            constants.addEnumConstant(
                    names.fresh(Names.constant(text)),
                    TypeSpec.anonymousClassBuilder("$S", text).build());
        }
        return constants.build();
    }
}
