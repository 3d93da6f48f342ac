package dev.dlc.compiler.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.dlc.compiler.graph.Window;
import dev.dlc.compiler.program.Buffer;
import dev.dlc.compiler.program.PassProgram;
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.program.Routine;
import dev.dlc.compiler.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Writes a nested class: the unrolled passes over one set of buffers. */
final class PassCode {
    /** Steps, calls or fields that one generated method holds: far below the 8,000 bytecodes that HotSpot compiles. */
    static final int CHUNK = 40;

    private final Program program;
    private final Precision precision;
    private final boolean training;
    private final PassProgram pass;
    private final PassNames names;
    private final TypeName array;
    private final TypeSpec.Builder type;
    private final RoutineComments comments;
    /** The calls of the whole forward pass, in order. */
    private final List<StrayCode.Call> forwardCalls = new ArrayList<>();

    private PassCode(Program program, boolean training, Precision precision, Map<String, String> weights) {
        this.program = program;
        this.precision = precision;
        this.training = training;
        this.pass = training ? program.training() : program.inference();
        this.names = new PassNames(weights);
        this.array = ArrayTypeName.of(precision.type());
        this.comments = new RoutineComments(program.model());
        this.type = TypeSpec.classBuilder(training ? "TrainingPass" : "InferencePass");
    }

    static TypeSpec write(Program program, boolean training, Precision precision, Map<String, String> weights) {
        return new PassCode(program, training, precision, weights).write();
    }

    private TypeSpec write() {
        type.addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(Runtime.type(precision.pass()))
                .addJavadoc(
                        training
                                ? "Forward and backward passes for training, unrolled: layer by layer, each its own method.\n"
                                : "The forward pass for predicting, unrolled: dropout is gone, batch_norm uses its running statistics.\n");
        if (training) {
            type.addSuperinterface(Runtime.TRAINING);
        }
        buffers();
        if (!pass.constants().isEmpty()) {
            constants();
        }
        if (precision == Precision.FLOAT && pass.frozen().routines() > 0) {
            frozen();
        } else {
            pass("forward", pass.forward(), new JavaCode());
        }
        if (precision == Precision.FLOAT && pass.divided() > 0) {
            divided();
        }
        pass("loss", pass.loss(), sumOfLosses());
        if (training) {
            UpdateCode update = new UpdateCode(program, precision);
            pass("backward", pass.backward(), update.penalise());
            type.addMethods(update.methods());
            type.addFields(update.fields());
            if (precision == Precision.FLOAT) {
                type.addMethods(new StrayCode(pass, names).methods(forwardCalls));
                type.addMethod(isWorthDividing());
            }
        }
        ports("input", pass.inputs());
        ports("target", pass.targets());
        ports("output", pass.outputs());
        windows();
        tables();
        return type.build();
    }

    private void divided() {
        type.addMethod(MethodSpec.methodBuilder("divided")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.LONG)
                .addStatement("return $L", pass.divided() + "L")
                .build());
    }

    /** The barriers of the loss and of the update stand in no routine. */
    private MethodSpec isWorthDividing() {
        List<Routine> routines = Stream.of(pass.forward(), pass.loss(), pass.backward())
                .flatMap(List::stream)
                .toList();
        long barriers = 2
                + routines.stream()
                        .flatMap(routine -> routine.steps().stream())
                        .filter(Step.Barrier.class::isInstance)
                        .count();
        return MethodSpec.methodBuilder("isWorthDividing")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(TypeName.BOOLEAN)
                .addStatement(
                        "return isWorthDividing($L, $L)",
                        routines.stream().mapToLong(Routine::flops).sum() + "L",
                        barriers)
                .build();
    }

    private void buffers() {
        List<JavaCode> allocations = new ArrayList<>();
        String[] owners = new String[pass.arrays().size()];
        for (int number = 0; number < pass.buffers().size(); number++) {
            Buffer buffer = pass.buffers().get(number);
            String field = names.buffer(number, buffer.name());
            String owner = owners[buffer.array()];
            String shape = buffer.shape() + (buffer.batched() ? " a sample" : "");
            type.addField(FieldSpec.builder(array, field, Modifier.PRIVATE)
                    .addJavadoc("$L", shape + (owner == null ? "" : "; in the array of " + owner) + "\n")
                    .build());
            int size = pass.arrays().get(buffer.array());
            allocations.add(
                    owner != null
                            ? JavaCode.of("$L = $L", field, owner)
                            : buffer.batched()
                                    ? JavaCode.of("$L = buffer($L)", field, size)
                                    : JavaCode.of("$L = new $T[$L]", field, precision.type(), size));
            if (owner == null) {
                owners[buffer.array()] = field;
            }
        }
        boolean single = precision == Precision.FLOAT;
        String weights = single ? "network" : "weights";
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addParameter(int.class, "capacity")
                .addParameter(single ? Runtime.NETWORK : array, weights);
        constructor.addStatement(
                "super(capacity, $L, $L, $L)",
                weights,
                training ? program.weights().trainable() : 0,
                training ? program.model().optimizer().rule().slots().size() : 0);
        List<MethodSpec> parts = split("allocate", allocations, List.of());
        parts.forEach(part -> constructor.addStatement("$N()", part));
        type.addMethod(constructor.build());
        parts.forEach(type::addMethod);
    }

    /** Fields for what depends on the weights alone, and the methods that compute it or take it from another pass. */
    private void constants() {
        List<JavaCode> allocations = new ArrayList<>();
        List<JavaCode> copies = new ArrayList<>();
        for (int number = 0; number < pass.constants().size(); number++) {
            PassProgram.Constant constant = pass.constants().get(number);
            String field = names.constant(number, constant.name());
            type.addField(FieldSpec.builder(
                            constant.packed() ? Runtime.kernel("PackedWeights") : array, field, Modifier.PRIVATE)
                    .addJavadoc("$L", constant.shape() + ", from the weights alone\n")
                    .build());
            if (!constant.packed()) {
                allocations.add(JavaCode.of(
                        "$L = new $T[$L]",
                        field,
                        precision.type(),
                        constant.shape().size()));
            }
            copies.add(JavaCode.of("$L = from.$L", field, field));
        }
        List<MethodSpec> parts = split("allocateConstants", allocations, List.of());
        JavaCode head = new JavaCode();
        parts.forEach(part -> head.addStatement("$L()", part.name()));
        pass("prepare", "prepare", pass.prepare(), head, new JavaCode());
        parts.forEach(type::addMethod);
        if (precision == Precision.FLOAT) {
            adopt(copies);
        }
    }

    private void adopt(List<JavaCode> copies) {
        ClassName own = ClassName.bestGuess("InferencePass");
        MethodSpec.Builder adopt = MethodSpec.methodBuilder("adopt")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.type(precision.pass()), "prepared")
                .addStatement("$T from = ($T) prepared", own, own);
        if (copies.size() <= 4 * CHUNK) {
            type.addMethod(adopt.addCode(JavaCode.statements(copies).block()).build());
            return;
        }
        List<MethodSpec> parts = split(
                "adoptPart", copies, List.of(ParameterSpec.builder(own, "from").build()));
        parts.forEach(part -> adopt.addStatement("$N(from)", part));
        type.addMethod(adopt.build());
        parts.forEach(type::addMethod);
    }

    /** Methods {@code name1, name2, …} that hold these statements in order. */
    private List<MethodSpec> split(String name, List<JavaCode> statements, List<ParameterSpec> parameters) {
        List<MethodSpec> methods = new ArrayList<>();
        int chunk = 4 * CHUNK;
        for (int from = 0; from < statements.size(); from += chunk) {
            List<JavaCode> part = statements.subList(from, Math.min(from + chunk, statements.size()));
            MethodSpec.Builder method =
                    MethodSpec.methodBuilder(names.members().fresh(name)).addModifiers(Modifier.PRIVATE);
            method.addParameters(parameters);
            methods.add(method.addCode(JavaCode.statements(part).block()).build());
        }
        return methods;
    }

    /** A forward pass in two parts, the second of which may run alone on what the first has once made of a sample. */
    private void frozen() {
        PassProgram.Frozen frozen = pass.frozen();
        type.addSuperinterface(Runtime.type("FrozenPart"));
        String[] parts = {"forwardFrozen", "forwardTrainable"};
        MethodSpec.Builder forward = MethodSpec.methodBuilder("forward")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.WORKER, "worker");
        for (String part : parts) {
            names.members().take(part);
            forward.addStatement("$L(worker)", part);
        }
        type.addMethod(forward.build());
        int boundary = frozen.routines();
        pass(parts[0], "forward", pass.forward().subList(0, boundary), new JavaCode());
        pass(
                parts[1],
                "forward",
                pass.forward().subList(boundary, pass.forward().size()),
                new JavaCode());
        ports("feature", frozen.features());
        List<JavaCode> widths = frozen.features().stream()
                .map(place -> JavaCode.of(
                        "$L", pass.buffers().get(place.offset()).shape().size()))
                .toList();
        type.addMethod(MethodSpec.methodBuilder("featureWidths")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ArrayTypeName.of(TypeName.INT))
                .addCode(new JavaCode()
                        .addStatement("return new int[] {$L}", JavaCode.join(widths, ", "))
                        .block())
                .build());
    }

    private void pass(String name, List<Routine> routines, JavaCode tail) {
        pass(name, name, routines, tail);
    }

    private void pass(String name, String direction, List<Routine> routines, JavaCode tail) {
        pass(name, direction, routines, new JavaCode(), tail);
    }

    /** One method for each routine, named by its direction, and the one that calls them in order. */
    private void pass(String name, String direction, List<Routine> routines, JavaCode head, JavaCode tail) {
        List<JavaCode> calls = new ArrayList<>();
        List<MethodSpec> methods = new ArrayList<>();
        for (Routine routine : routines) {
            List<Step> steps = routine.steps();
            for (int from = 0; from < steps.size(); from += CHUNK) {
                String method = names.members()
                        .fresh(Names.camel(direction + "." + routine.origin().path()));
                methods.add(MethodSpec.methodBuilder(method)
                        .addModifiers(Modifier.PRIVATE)
                        .addJavadoc("$L", comments.of(routine, direction.equals("prepare")))
                        .addParameter(Runtime.WORKER, "worker")
                        .addCode(new StepCode(precision, names)
                                .write(steps.subList(from, Math.min(from + CHUNK, steps.size())))
                                .block())
                        .build());
                calls.add(JavaCode.of("$L(worker)", method));
                if (name.equals("forward") || name.equals("forwardTrainable")) {
                    forwardCalls.add(new StrayCode.Call(
                            method,
                            routine.origin().path(),
                            steps.subList(from, Math.min(from + CHUNK, steps.size()))));
                }
            }
        }
        MethodSpec.Builder whole = MethodSpec.methodBuilder(name)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addParameter(Runtime.WORKER, "worker");
        JavaCode body = new JavaCode().add(head);
        List<MethodSpec> parts = List.of();
        if (calls.size() > 4 * CHUNK) {
            parts = split(
                    name + "Part",
                    calls,
                    List.of(ParameterSpec.builder(Runtime.WORKER, "worker").build()));
            parts.forEach(part -> body.addStatement("$L(worker)", part.name()));
        } else {
            calls.forEach(body::addStatement);
        }
        type.addMethod(whole.addCode(body.add(tail).block()).build());
        parts.forEach(type::addMethod);
        methods.forEach(type::addMethod);
    }

    /** The loss is summed by the first worker alone, in the order of the samples. */
    private JavaCode sumOfLosses() {
        List<JavaCode> terms = new ArrayList<>();
        for (PassProgram.LossPlace term : pass.losses()) {
            JavaCode mean = JavaCode.of("$T.sum($L, 0, samples) / samples", Runtime.KERNELS, names.array(term.place()));
            terms.add(JavaCode.of(
                    "term($L, $L, $L, $L)",
                    terms.size(),
                    Precision.DOUBLE.literal(term.factor()),
                    mean,
                    term.total().map(total -> names.array(total) + "[0]").orElse("samples")));
        }
        JavaCode code = new JavaCode().addStatement("worker.barrier()").beginControlFlow("if (worker.index() == 0)");
        List<JavaCode> penalties = UpdateCode.penalties(program.weights());
        if (!penalties.isEmpty()) {
            code.addStatement("penalty = $L", JavaCode.join(penalties, "\n+ "));
            terms.add(JavaCode.of("penalty"));
        }
        return code.addStatement("loss = $L", JavaCode.join(terms, "\n+ ")).endControlFlow();
    }

    private void ports(String method, List<Place> places) {
        MethodSpec.Builder port = MethodSpec.methodBuilder(method)
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(array)
                .addParameter(int.class, "index")
                .beginControlFlow("return switch (index)");
        for (int i = 0; i < places.size(); i++) {
            port.addStatement("case $L -> $L", i, names.array(places.get(i)));
        }
        port.addStatement("default -> throw new $T(\"no $L \" + index)", IndexOutOfBoundsException.class, method);
        type.addMethod(port.addCode("$<};\n").build());
    }

    private void windows() {
        names.windows()
                .forEach((window, name) -> type.addField(FieldSpec.builder(
                                ClassName.get("dev.dlc.runtime.kernel", "Convolution"),
                                name,
                                Modifier.PRIVATE,
                                Modifier.STATIC,
                                Modifier.FINAL)
                        .addJavadoc(
                                "$L to $L, kernel $L, stride $L, padding $L\n",
                                window.input(),
                                window.output(),
                                window.kernel(),
                                window.stride(),
                                window.padding())
                        .initializer(window(window).block())
                        .build()));
    }

    private void tables() {
        names.tables().forEach((numbers, name) -> {
            List<JavaCode> literals = new ArrayList<>();
            numbers.forEach(number -> literals.add(JavaCode.of("$L", precision.literal(number))));
            type.addField(FieldSpec.builder(array, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                    .addJavadoc("the weight of each class\n")
                    .initializer(
                            JavaCode.of("{$L}", JavaCode.join(literals, ", ")).block())
                    .build());
        });
    }

    private static JavaCode window(Window window) {
        return JavaCode.of(
                "new $T($L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                Runtime.CONVOLUTION,
                window.channels(),
                window.input().get(1),
                window.input().get(2),
                window.filters(),
                window.kernel().height(),
                window.kernel().width(),
                window.stride().height(),
                window.stride().width(),
                window.padding().height(),
                window.padding().width(),
                window.dilation().height(),
                window.dilation().width(),
                window.groups());
    }
}
