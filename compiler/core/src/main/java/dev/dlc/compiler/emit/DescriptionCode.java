package dev.dlc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.dlc.compiler.catalogue.RuntimeCall;
import dev.dlc.compiler.layer.BatchNorm;
import dev.dlc.compiler.metric.Metric;
import dev.dlc.compiler.model.DataSpec;
import dev.dlc.compiler.model.LossTerm;
import dev.dlc.compiler.model.Model;
import dev.dlc.compiler.model.Port;
import dev.dlc.compiler.model.TrainSpec;
import dev.dlc.compiler.model.Transfer;
import dev.dlc.compiler.program.Program;
import dev.dlc.compiler.program.WeightLayout;
import dev.dlc.compiler.shape.Shape;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods that build the description of a model, split so that none grows too long. */
final class DescriptionCode {
    static final String NAME = "Describing";

    private static final int CHUNK = 50;

    private final Program program;
    private final Model model;
    private final TypeSpec.Builder type;
    private final Names names;

    private DescriptionCode(Program program, TypeSpec.Builder type, Names names) {
        this.program = program;
        this.model = program.model();
        this.type = type;
        this.names = names;
    }

    /** The nested class that builds the description. */
    static TypeSpec write(Program program) {
        TypeSpec.Builder type = TypeSpec.classBuilder(NAME)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("What the trainer, the readers and the files need to know of the model.\n");
        new DescriptionCode(program, type, new Names("describe")).add();
        return type.build();
    }

    private void add() {
        type.addMethod(MethodSpec.methodBuilder("describe")
                .addModifiers(Modifier.STATIC)
                .returns(Runtime.DESCRIPTION)
                .addCode(JavaCode.of(
                                "return new $T(\n$>$>$S,\n$L,\n$L,\n$L,\n$L,\n$L,\n$L,\n$L,\n$L,\n$L$L,\n$L,\n$S);$<$<\n",
                                Runtime.DESCRIPTION,
                                model.name(),
                                list(
                                        inner("Feature"),
                                        "inputs",
                                        model.inputs().stream()
                                                .map(this::feature)
                                                .toList()),
                                list(
                                        inner("Feature"),
                                        "targets",
                                        model.targets().stream()
                                                .map(this::feature)
                                                .toList()),
                                list(
                                        inner("Output"),
                                        "outputs",
                                        model.losses().stream()
                                                .map(this::output)
                                                .toList()),
                                list(
                                        inner("Weight"),
                                        "tensors",
                                        program.weights().slots().stream()
                                                .map(this::weight)
                                                .toList()),
                                program.weights().trainable(),
                                program.weights().size(),
                                model.optimizer().rule().slots().size(),
                                preparation(model.data().preparation()),
                                augmentations(),
                                settings(model.training()),
                                list(
                                        inner("Transfer"),
                                        "transfers",
                                        model.transfers().stream()
                                                .map(this::transfer)
                                                .toList()),
                                Digest.of(model))
                        .block())
                .build());
    }

    private static ClassName inner(String name) {
        return Runtime.DESCRIPTION.nestedClass(name);
    }

    /** A list of these elements; a long one is put together by methods of its own. */
    private JavaCode list(TypeName element, String name, List<JavaCode> elements) {
        if (elements.isEmpty()) {
            return JavaCode.of("$T.of()", List.class);
        }
        if (elements.size() <= 8) {
            return JavaCode.of("$T.of($>\n$L$<)", List.class, JavaCode.join(elements, ",\n"));
        }
        TypeName list = ParameterizedTypeName.get(ClassName.get(List.class), element.box());
        String whole = names.fresh(name);
        MethodSpec.Builder method = MethodSpec.methodBuilder(whole)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(list)
                .addStatement("$T all = new $T<>($L)", list, ArrayList.class, elements.size());
        List<MethodSpec> parts = new ArrayList<>();
        for (int from = 0; from < elements.size(); from += CHUNK) {
            MethodSpec.Builder part = MethodSpec.methodBuilder(names.fresh(name))
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(list, "all");
            JavaCode code = new JavaCode();
            elements.subList(from, Math.min(from + CHUNK, elements.size()))
                    .forEach(one -> code.addStatement("all.add($L)", one));
            parts.add(part.addCode(code.block()).build());
        }
        parts.forEach(part -> method.addStatement("$N(all)", part));
        type.addMethod(method.addStatement("return all").build());
        parts.forEach(type::addMethod);
        return JavaCode.of("$L()", whole);
    }

    private JavaCode feature(Port port) {
        return JavaCode.of(
                "new $T($S, $T.$L, $L, $L, $L)",
                inner("Feature"),
                port.name(),
                inner("Kind"),
                port.kind(),
                shape(port.shape()),
                port.limit(),
                list(
                        ClassName.get(String.class),
                        port.name() + "Classes",
                        port.classes().stream()
                                .map(text -> JavaCode.of("$S", text))
                                .toList()));
    }

    private JavaCode output(LossTerm term) {
        Shape shape = model.layers().stream()
                .filter(call -> call.id() == term.value())
                .map(call -> call.shape())
                .findFirst()
                .orElseGet(() -> port(term.value()).shape());
        int target = model.targets().indexOf(port(term.target()));
        return JavaCode.of(
                "new $T($L, $T.$L, $L)",
                inner("Output"),
                target,
                inner("Head"),
                term.loss().head(),
                shape(shape));
    }

    private Port port(int id) {
        var ports = new ArrayList<>(model.inputs());
        ports.addAll(model.targets());
        return ports.stream().filter(port -> port.id() == id).findFirst().orElseThrow();
    }

    private JavaCode weight(WeightLayout.Slot slot) {
        return JavaCode.of(
                "new $T($S, $L, $L, $L)",
                inner("Weight"),
                slot.weight().path(),
                shape(slot.weight().shape()),
                slot.offset(),
                call(slot.weight().initializer().runtime()));
    }

    private JavaCode transfer(Transfer transfer) {
        return JavaCode.of(
                "new $T($S, $L)",
                inner("Transfer"),
                transfer.file(),
                list(
                        ClassName.get(String.class),
                        "except",
                        transfer.except().stream()
                                .map(text -> JavaCode.of("$S", text))
                                .toList()));
    }

    private static JavaCode shape(Shape shape) {
        return numbers(shape.dimensions(), "");
    }

    private static JavaCode numbers(List<? extends Number> numbers, String suffix) {
        List<JavaCode> literals = new ArrayList<>();
        numbers.forEach(number -> literals.add(JavaCode.of("$L$L", number, suffix)));
        return JavaCode.of("$T.of($L)", List.class, JavaCode.join(literals, ", "));
    }

    private static JavaCode call(RuntimeCall call) {
        List<JavaCode> arguments = new ArrayList<>();
        for (Object argument : call.arguments()) {
            if (argument instanceof RuntimeCall inner) {
                arguments.add(call(inner));
            } else {
                arguments.add(argument instanceof String ? JavaCode.of("$S", argument) : JavaCode.of("$L", argument));
            }
        }
        return JavaCode.of("$T.$L($L)", Runtime.type(call.type()), call.method(), JavaCode.join(arguments, ", "));
    }

    private static JavaCode preparation(DataSpec.Preparation preparation) {
        return JavaCode.of(
                "new $T($Lf, $L, $L, $L)",
                inner("Preparation"),
                (float) preparation.scale(),
                numbers(preparation.mean().stream().map(Double::floatValue).toList(), "f"),
                numbers(preparation.deviation().stream().map(Double::floatValue).toList(), "f"),
                preparation.automatic());
    }

    /** Nothing where training leaves the data as they are. */
    private JavaCode augmentations() {
        if (model.augmentations().isEmpty()) {
            return JavaCode.of("");
        }
        List<JavaCode> pipelines = model.augmentations().stream()
                .map(augmentation -> steps(augmentation.runtime()))
                .toList();
        return JavaCode.of("$T.of($>\n$L$<),\n", List.class, JavaCode.join(pipelines, ",\n"));
    }

    /** A call with each call among its arguments on a line of its own. */
    private static JavaCode steps(RuntimeCall call) {
        if (call.arguments().stream().noneMatch(RuntimeCall.class::isInstance)) {
            return call(call);
        }
        JavaCode code = new JavaCode().add("$T.$L($>", Runtime.type(call.type()), call.method());
        String separator = "";
        for (Object argument : call.arguments()) {
            code.add(separator);
            if (argument instanceof RuntimeCall inner) {
                code.add("\n$L", steps(inner));
            } else {
                code.add("$L", argument);
            }
            separator = ",";
        }
        return code.add("$<)");
    }

    private JavaCode settings(TrainSpec training) {
        return JavaCode.of(
                "new $T($L, $L, $LL, $L, $L, $L, $L, $L)",
                inner("Settings"),
                training.epochs(),
                training.batch(),
                training.seed(),
                model.data().validationSplit(),
                call(training.schedule().runtime()),
                list(
                        Runtime.type("Metric"),
                        "metrics",
                        Metric.runtime(training.metrics()).stream()
                                .map(DescriptionCode::call)
                                .toList()),
                training.stopping()
                        .map(stopping -> JavaCode.of(
                                "new $T($S, $L, $L, $L)",
                                Runtime.type("EarlyStopping"),
                                stopping.monitor(),
                                stopping.score(),
                                stopping.patience(),
                                stopping.minDelta()))
                        .orElse(JavaCode.of("null")),
                smallestBatch());
    }

    /** 2 where a batch_norm sees one value a channel of each sample: the variance of one value is no variance. */
    private int smallestBatch() {
        return model.layers().stream()
                        .anyMatch(call -> call.layer() instanceof BatchNorm
                                && call.shape().sizeFrom(1) == 1)
                ? 2
                : 1;
    }
}
