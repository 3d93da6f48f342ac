package dev.dlc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what an app calls: records of what goes in and comes out, enums of the classes, {@code predict}, {@code dataset}. */
final class TypedApi {
    private static final ClassName INPUT = ClassName.get("", "Input");
    private static final ClassName EXAMPLE = ClassName.get("", "Example");
    private static final ClassName PREDICTION = ClassName.get("", "Prediction");
    private static final ClassName BUFFERED_IMAGE = ClassName.get("java.awt.image", "BufferedImage");

    private final TypeSpec.Builder type;
    private final String className;
    private final Model model;
    private final ClassEnums enums;
    private final Components inputs;
    private final PredictionCode prediction;

    private TypedApi(TypeSpec.Builder type, String className, Model model) {
        this.type = type;
        this.className = className;
        this.model = model;
        Names types = nested();
        types.take(className);
        this.enums = new ClassEnums(type, types, model.targets());
        this.inputs = new Components(model.inputs(), enums, Components.names(), "numbers");
        this.prediction = new PredictionCode(model, enums);
    }

    /** The names of the classes that every generated class has in it: neither it nor an enum may be called so. */
    static Names nested() {
        return new Names("Input", "Example", "Prediction", "TrainingPass", "InferencePass", DescriptionCode.NAME);
    }

    static void addTo(TypeSpec.Builder type, String className, Model model) {
        new TypedApi(type, className, model).add();
    }

    private void add() {
        predict();
        if (isPicture()) {
            type.addMethod(MethodSpec.methodBuilder("predict")
                    .addModifiers(Modifier.PUBLIC)
                    .addJavadoc("What the network says of a picture, which {@link Input#of} takes as training does.\n\n"
                            + "@param image of the input's size\n"
                            + "@return the prediction\n"
                            + "@throws IllegalArgumentException if it has another size than the input\n")
                    .addParameter(BUFFERED_IMAGE, "image")
                    .returns(PREDICTION)
                    .addStatement("return predict(Input.of(image))")
                    .build());
        }
        predictAll();
        dataset();
        type.addType(input());
        type.addType(example());
        type.addType(prediction.record());
    }

    private void predict() {
        type.addMethod(MethodSpec.methodBuilder("predict")
                .addModifiers(Modifier.PUBLIC)
                .addParameter(INPUT, "input")
                .addJavadoc(
                        "What the network says of one sample. Many threads may call it at once; only the result is allocated.\n\n"
                                + "@param input raw numbers, as the data has them\n"
                                + "@return the prediction\n")
                .returns(PREDICTION)
                .beginControlFlow("try ($T run = infer())", Runtime.type("Inference"))
                .addStatement("fill(run, input)")
                .addStatement("run.forward()")
                .addStatement("return read(run)")
                .endControlFlow()
                .build());
    }

    private void predictAll() {
        type.addMethod(MethodSpec.methodBuilder("predictAll")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "What {@link #predict} says of each sample, in their order, to the same bit and sooner than one by one.\n\n"
                                + "@param inputs raw numbers of each sample, as the data has them\n"
                                + "@return a prediction for each\n")
                .addParameter(listOf(INPUT), "inputs")
                .returns(listOf(PREDICTION))
                .addStatement("return inferAll(inputs, $1L::fill, $1L::read)", className)
                .build());
        MethodSpec.Builder fill = MethodSpec.methodBuilder("fill")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .addParameter(Runtime.type("Inference"), "run")
                .addParameter(INPUT, "input");
        for (int i = 0; i < model.inputs().size(); i++) {
            fill.addStatement("run.input($L, $L)", i, inputs.read("input", i));
        }
        type.addMethod(fill.build());
        type.addMethod(prediction.read());
    }

    private void dataset() {
        type.addMethod(MethodSpec.methodBuilder("dataset")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "Examples to train or evaluate with: {@code network.fit($L.dataset(examples))}.\n\n"
                                + "@param examples of raw numbers, as the data has them\n"
                                + "@return a dataset that reads them where they are\n",
                        className)
                .addParameter(listOf(EXAMPLE), "examples")
                .returns(Runtime.type("Dataset"))
                .addStatement(
                        "return $1T.of(examples, $2L::writeInput, $2L::writeTarget)",
                        Runtime.type("Dataset"),
                        className)
                .build());
        type.addMethod(inputs.writer("writeInput", EXAMPLE, "example.input()"));
        type.addMethod(targets().writer("writeTarget", EXAMPLE, "example"));
    }

    private Components targets() {
        return new Components(model.targets(), enums, Components.names("input"), "targets");
    }

    private TypeSpec input() {
        String prepared = PortText.preparation(model.data().preparation());
        TypeSpec.Builder record = Components.record(
                "Input",
                inputs.parameters(),
                "One sample, its numbers as the training data have them"
                        + (prepared.isEmpty() ? "" : ":\nthe network itself prepares them (" + prepared + ")")
                        + ". Arrays are not copied.\n");
        checked(record, inputs.parameters(), inputs);
        if (isPicture()) {
            Port port = model.inputs().get(0);
            int channels = port.shape().get(0);
            record.addMethod(MethodSpec.methodBuilder("of")
                    .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                    .addJavadoc(
                            "A picture of $L x $L pixels as training reads pictures, its $L from 0 to 255. Needs the module {@code java.desktop}.\n\n"
                                    + "@param image of this size\n"
                                    + "@return an input of its numbers\n"
                                    + "@throws IllegalArgumentException if it has another size\n",
                            port.shape().get(2),
                            port.shape().get(1),
                            channels == 1 ? "brightness" : "red, green and blue")
                    .addParameter(BUFFERED_IMAGE, "image")
                    .returns(INPUT)
                    .addStatement(
                            "return new Input($T.numbers(image, $S, $L, $L, $L))",
                            Runtime.type("image.Pixels"),
                            port.name(),
                            channels,
                            port.shape().get(1),
                            port.shape().get(2))
                    .build());
        }
        return record.build();
    }

    private TypeSpec example() {
        Components targets = targets();
        List<ParameterSpec> components = new ArrayList<>();
        components.add(ParameterSpec.builder(INPUT, "input")
                .addJavadoc("what the network sees\n")
                .build());
        components.addAll(targets.parameters());
        TypeSpec.Builder record = Components.record(
                "Example", components, "One sample to learn from: what goes in, and what should come out.\n");
        checked(record, components, targets);
        return record.build();
    }

    private static void checked(TypeSpec.Builder record, List<ParameterSpec> parameters, Components components) {
        MethodSpec.Builder check = MethodSpec.compactConstructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Takes arrays as they are, without copies.\n\n");
        parameters.forEach(parameter -> check.addJavadoc("@param $1N see {@link #$1N}\n", parameter));
        check.addJavadoc("@throws IllegalArgumentException if an array has not as many numbers as its shape\n");
        if (components.check(check)) {
            record.addMethod(check.build());
        }
    }

    /** True where the one input is a picture, grey or in colours. */
    private boolean isPicture() {
        Port first = model.inputs().get(0);
        return model.inputs().size() == 1
                && PortText.isImage(first)
                && (first.shape().get(0) == 1 || first.shape().get(0) == 3);
    }

    private static TypeName listOf(ClassName element) {
        return ParameterizedTypeName.get(ClassName.get(List.class), element);
    }
}
