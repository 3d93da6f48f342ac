package dev.dlc.compiler.emit;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.dlc.compiler.catalogue.EntryText;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.optimizer.UpdateRule;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.program.WeightLayout;
import dev.dlc.compiler.regularizer.Regularizer;
import dev.dlc.compiler.scalar.Derivative;
import dev.dlc.compiler.scalar.Scalar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes what a training pass does with the gradients: penalties, clipping, the optimizer's step. */
final class UpdateCode {
    private final Model model;
    private final WeightLayout weights;
    private final Precision precision;

    UpdateCode(Program program, Precision precision) {
        this.model = program.model();
        this.weights = program.weights();
        this.precision = precision;
    }

    List<FieldSpec> fields() {
        return List.of(
                FieldSpec.builder(TypeName.DOUBLE, "rate", Modifier.PRIVATE)
                        .addJavadoc("The learning rate of the next update.\n")
                        .build(),
                FieldSpec.builder(TypeName.LONG, "t", Modifier.PRIVATE)
                        .addJavadoc("The number of the next update, from 1.\n")
                        .build());
    }

    List<MethodSpec> methods() {
        List<MethodSpec> methods = new ArrayList<>();
        if (!weights.penalties().isEmpty()) {
            methods.add(penaliseMethod());
        }
        List<JavaCode> limits = NormLimitCode.write(model, weights);
        List<MethodSpec> parts = limitNorms(limits);
        methods.add(update(parts));
        methods.addAll(parts);
        methods.add(step());
        methods.add(MethodSpec.methodBuilder("schedule")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(TypeName.DOUBLE, "rate")
                .addParameter(TypeName.LONG, "step")
                .addStatement("this.rate = rate")
                .addStatement("this.t = step")
                .build());
        return methods;
    }

    /** What each penalty adds to the loss. */
    static List<JavaCode> penalties(WeightLayout weights) {
        List<JavaCode> terms = new ArrayList<>();
        for (WeightLayout.Penalty penalty : weights.penalties()) {
            int count = penalty.to() - penalty.from();
            double l1 =
                    penalty.regularizers().stream().mapToDouble(Regularizer::l1).sum();
            double l2 =
                    penalty.regularizers().stream().mapToDouble(Regularizer::l2).sum();
            if (l1 != 0) {
                terms.add(JavaCode.of(
                        "$L * $T.sumOfMagnitudes(weights, $L, $L)", l1, Runtime.KERNELS, penalty.from(), count));
            }
            if (l2 != 0) {
                terms.add(JavaCode.of(
                        "$L * $T.sumOfSquares(weights, $L, $L)", l2, Runtime.KERNELS, penalty.from(), count));
            }
        }
        return terms;
    }

    /** The call behind the backward pass, where there are penalties. */
    JavaCode penalise() {
        return weights.penalties().isEmpty() ? new JavaCode() : new JavaCode().addStatement("penalise(worker)");
    }

    private MethodSpec penaliseMethod() {
        MethodSpec.Builder method = MethodSpec.methodBuilder("penalise")
                .addModifiers(Modifier.PRIVATE)
                .addParameter(Runtime.WORKER, "worker")
                .addJavadoc("Adds the derivatives of the penalties to the gradients.\n");
        JavaCode code = new JavaCode().addStatement("worker.barrier()");
        for (WeightLayout.Penalty penalty : weights.penalties()) {
            Scalar sum = Scalar.constant(0);
            for (Regularizer regularizer : penalty.regularizers()) {
                sum = sum.plus(regularizer.penalty());
            }
            Scalar slope = Scalar.variable("g").plus(Derivative.of(sum, Scalar.variable("w")));
            Map<Scalar, String> names = new HashMap<>();
            names.put(Scalar.variable("w"), "weights[i]");
            names.put(Scalar.variable("g"), "gradients[i]");
            int count = penalty.to() - penalty.from();
            String offset = penalty.from() == 0 ? "" : penalty.from() + " + ";
            code.beginControlFlow(
                            "for (int i = $Lworker.from($L), last = $Lworker.to($L); i < last; i++)",
                            offset,
                            count,
                            offset,
                            count)
                    .addStatement("gradients[i] = $L", new Formula(precision, names::get).write(slope))
                    .endControlFlow();
        }
        return method.addCode(code.block()).build();
    }

    /** Each in a method of its own, so that none gets too long. */
    private static List<MethodSpec> limitNorms(List<JavaCode> limits) {
        List<MethodSpec> methods = new ArrayList<>();
        for (int from = 0; from < limits.size(); from += PassCode.CHUNK) {
            MethodSpec.Builder method = MethodSpec.methodBuilder("limitNorms" + (methods.size() + 1))
                    .addModifiers(Modifier.PRIVATE)
                    .addParameter(Runtime.WORKER, "worker")
                    .addJavadoc("Keeps the weights of each unit within their largest norm.\n");
            List<JavaCode> part = limits.subList(from, Math.min(from + PassCode.CHUNK, limits.size()));
            methods.add(method.addCode(JavaCode.statements(part).block()).build());
        }
        return methods;
    }

    private MethodSpec update(List<MethodSpec> limits) {
        UpdateRule rule = model.optimizer().rule();
        MethodSpec.Builder method = MethodSpec.methodBuilder("update")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.WORKER, "worker")
                .addJavadoc(
                        "One step of the optimizer: $L. A loss that is no number leaves the weights as they are.\n",
                        Comments.javadoc(EntryText.of((Record) model.optimizer())));
        JavaCode code = new JavaCode()
                .addStatement("worker.barrier()")
                .beginControlFlow("if (!$T.isFinite(loss))", Double.class)
                .addStatement("return")
                .endControlFlow();
        Map<String, String> known = new HashMap<>();
        Formula factors = new Formula(
                Precision.DOUBLE,
                scalar -> scalar instanceof Scalar.Variable variable
                        ? known.getOrDefault(variable.name(), variable.name())
                        : null);
        for (UpdateRule.Assignment factor : rule.factors()) {
            known.put(factor.variable(), factor.variable() + "Exact");
            code.addStatement("double $LExact = $L", factor.variable(), factors.write(factor.value()));
            code.addStatement(
                    "$T $L = ($T) $LExact", precision.type(), factor.variable(), precision.type(), factor.variable());
        }
        code.addStatement("$T rate = ($T) this.rate", precision.type(), precision.type());
        for (int slot = 0; slot < rule.slots().size(); slot++) {
            code.addStatement(
                    "$T[] $LSlot = state[$L]", precision.type(), rule.slots().get(slot), slot);
        }
        model.training().clipNorm().ifPresent(limit -> {
            code.addStatement(
                    "double norm = $T.sqrt($T.sumOfSquares(gradients, 0, gradients.length))",
                    Math.class,
                    Runtime.KERNELS);
            code.addStatement(
                    "$T clip = ($T) $T.min(1.0, $L / (norm + 1e-6))",
                    precision.type(),
                    precision.type(),
                    Math.class,
                    limit);
        });
        code.beginControlFlow(
                        "for (int i = worker.from($L), last = worker.to($L); i < last; i++)",
                        weights.trainable(),
                        weights.trainable())
                .addStatement(
                        "$T g = gradients[i]$L",
                        precision.type(),
                        model.training().clipNorm().isPresent() ? " * clip" : "")
                .addStatement("$T w = weights[i]", precision.type());
        for (String slot : rule.slots()) {
            code.addStatement("$T $L = $LSlot[i]", precision.type(), slot, slot);
        }
        Formula elements =
                new Formula(precision, scalar -> scalar instanceof Scalar.Variable variable ? variable.name() : null);
        for (UpdateRule.Assignment assignment : rule.assignments()) {
            boolean kept = assignment.variable().equals("w") || rule.slots().contains(assignment.variable());
            boolean slot = rule.slots().contains(assignment.variable());
            JavaCode value = elements.write(assignment.value());
            code.addStatement(
                    "$L$L = $L",
                    kept ? "" : precision.type() + " ",
                    assignment.variable(),
                    slot ? JavaCode.of("$T.flush($L)", Runtime.type("Functions"), value) : value);
            if (slot) {
                code.addStatement("$LSlot[i] = $L", assignment.variable(), assignment.variable());
            }
        }
        code.addStatement("weights[i] = w").endControlFlow();
        if (!limits.isEmpty()) {
            // a unit's weights may have been moved by several workers
            code.addStatement("worker.barrier()");
            limits.forEach(part -> code.addStatement("$L(worker)", part.name()));
        }
        return method.addCode(code.block()).build();
    }

    private static MethodSpec step() {
        return MethodSpec.methodBuilder("step")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.WORKER, "worker")
                .addStatement("forward(worker)")
                .addStatement("loss(worker)")
                .addStatement("backward(worker)")
                .addStatement("update(worker)")
                .build();
    }
}
