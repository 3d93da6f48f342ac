package dev.dlc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
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

/** Writes the record of what a network says of a sample, and the method that reads it from the outputs. */
final class PredictionCode {
    private static final TypeName FLOATS = ArrayTypeName.of(TypeName.FLOAT);
    private static final ClassName SELF = ClassName.get("", "Prediction");

    private final Model model;
    private final ClassEnums enums;
    private final Names members = Components.names();
    private final List<ParameterSpec> components = new ArrayList<>();
    private final List<CodeBlock> values = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();
    private final MethodSpec.Builder read = MethodSpec.methodBuilder("read")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addParameter(Runtime.type("Inference"), "run")
            .returns(SELF);

    PredictionCode(Model model, ClassEnums enums) {
        this.model = model;
        this.enums = enums;
        outputs();
    }

    TypeSpec record() {
        return Components.record("Prediction", components, "What the network says of one sample.\n")
                .addMethods(methods)
                .build();
    }

    MethodSpec read() {
        return read.addStatement("return new Prediction($L)", CodeBlock.join(values, ", "))
                .build();
    }

    /** Reads each target's prediction from the first loss term that judges it. */
    private void outputs() {
        Set<Integer> seen = new HashSet<>();
        boolean several = model.losses().stream()
                        .filter(term -> isClass(term, target(term)))
                        .map(LossTerm::target)
                        .distinct()
                        .count()
                > 1;
        for (int i = 0; i < model.losses().size(); i++) {
            LossTerm term = model.losses().get(i);
            if (!seen.add(term.target())) {
                continue;
            }
            Port target = target(term);
            String name = members.fresh(Names.camel(target.name()));
            Loss.Head head = term.loss().head();
            if (isClass(term, target)) {
                classes(i, target, name, several);
            } else if (target.shape().rank() == 0) {
                boolean probability = head == Loss.Head.BINARY_LOGIT;
                component(TypeName.FLOAT, name, probability ? "the probability of 1" : "the predicted number", target);
                values.add(CodeBlock.of("run.$L($L)", probability ? "probability" : "value", i));
            } else {
                boolean raw = head == Loss.Head.VALUE;
                component(FLOATS, name, raw ? "what the network predicts" : "probabilities from 0 to 1", target);
                values.add(CodeBlock.of("run.$L($L)", raw ? "output" : "probabilities", i));
            }
        }
    }

    private Port target(LossTerm term) {
        return model.targets().stream()
                .filter(port -> port.id() == term.target())
                .findFirst()
                .orElseThrow();
    }

    private static boolean isClass(LossTerm term, Port target) {
        return term.loss().head() == Loss.Head.LOGITS && target.shape().rank() == 0;
    }

    private void classes(int output, Port target, String name, boolean several) {
        String probabilities = members.fresh(name + "Probabilities");
        boolean named = enums.has(target);
        TypeName type = enums.of(target);
        read.addStatement("float[] $L = run.probabilities($L)", probabilities, output);
        CodeBlock largest = CodeBlock.of("$T.largest($L)", Runtime.type("Inference"), probabilities);
        component(type, name, named ? "the most probable class" : "the number of the most probable class", target);
        values.add(named ? CodeBlock.of("$T.of($L)", type, largest) : largest);
        components.add(ParameterSpec.builder(FLOATS, probabilities)
                .addJavadoc("the probability of each class, in their order: from 0 to 1, together 1\n")
                .build());
        values.add(CodeBlock.of("$L", probabilities));
        String argument = named ? "label" : "number";
        methods.add(MethodSpec.methodBuilder(several ? name + "Probability" : "probability")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(
                        "The probability of a class, from 0 to 1.\n\n@param $L the class\n@return its probability\n",
                        argument)
                .addParameter(type, argument)
                .returns(TypeName.FLOAT)
                .addStatement("return $L[$L]", probabilities, named ? argument + ".ordinal()" : argument)
                .build());
        ClassName scored = Runtime.type("ClassProbability");
        methods.add(MethodSpec.methodBuilder(several ? name + "TopK" : "topK")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("The {@code k} most probable classes, the most probable first.\n\n"
                        + "@param k how many; all of them where there are no more\n"
                        + "@return classes with their probabilities\n")
                .addParameter(TypeName.INT, "k")
                .returns(ParameterizedTypeName.get(
                        ClassName.get(List.class), ParameterizedTypeName.get(scored, type.box())))
                .addStatement(
                        "return $T.topK($T::$L, $L, k)", scored, type.box(), named ? "of" : "valueOf", probabilities)
                .build());
    }

    private void component(TypeName type, String name, String comment, Port target) {
        components.add(ParameterSpec.builder(type, name)
                .addJavadoc("$L; $L\n", comment, PortText.declared(target))
                .build());
    }
}
