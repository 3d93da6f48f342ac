package dev.dlc.compiler.emit;

import com.palantir.javapoet.MethodSpec;
import dev.dlc.compiler.program.Buffer;
import dev.dlc.compiler.program.PassProgram;
import dev.dlc.compiler.program.Place;
import dev.dlc.compiler.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes a forward pass that looks, after each layer, whether what came out are numbers still. It runs once, after a loss that
 * is none: the planned arrays hold a layer's output only until another value takes its place, so that it cannot be seen later.
 */
final class StrayCode {
    private final PassProgram pass;
    private final PassNames names;

    /** A call of a method of the forward pass, and what it does. */
    record Call(String method, String path, List<Step> steps) {}

    StrayCode(PassProgram pass, PassNames names) {
        this.pass = pass;
        this.names = names;
    }

    List<MethodSpec> methods(List<Call> calls) {
        MethodSpec.Builder whole =
                method("firstStray").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        List<MethodSpec> methods = new ArrayList<>();
        if (calls.size() <= PassCode.CHUNK) {
            write(calls, whole);
        } else {
            for (int from = 0; from < calls.size(); from += PassCode.CHUNK) {
                MethodSpec.Builder part =
                        method(names.members().fresh("firstStray")).addModifiers(Modifier.PRIVATE);
                write(calls.subList(from, Math.min(from + PassCode.CHUNK, calls.size())), part);
                methods.add(part.addStatement("return null").build());
            }
            // a method of a thousand lines would only call them
            whole.addStatement("$T path = null", String.class);
            methods.forEach(part -> whole.addStatement("path = path == null ? $N(worker) : path", part));
        }
        methods.add(
                0,
                whole.addStatement(calls.size() <= PassCode.CHUNK ? "return null" : "return path")
                        .build());
        return methods;
    }

    private static MethodSpec.Builder method(String name) {
        return MethodSpec.methodBuilder(name)
                .addParameter(Runtime.WORKER, "worker")
                .returns(String.class);
    }

    private void write(List<Call> calls, MethodSpec.Builder method) {
        JavaCode code = new JavaCode();
        for (Call call : calls) {
            code.addStatement("$L(worker)", call.method);
            List<JavaCode> written = new ArrayList<>();
            for (int number : written(call.steps)) {
                Buffer buffer = pass.buffers().get(number);
                written.add(JavaCode.of(
                        "strays($L, $L)",
                        names.buffer(number, buffer.name()),
                        buffer.shape().size()));
            }
            if (!written.isEmpty()) {
                code.beginControlFlow("if ($L)", JavaCode.join(written, " || "))
                        .addStatement("return $S", call.path)
                        .endControlFlow();
            }
        }
        method.addCode(code.block());
    }

    /** The buffers with numbers for each sample that these steps write. */
    private Set<Integer> written(List<Step> steps) {
        Set<Integer> written = new LinkedHashSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Loop loop) {
                add(loop.target(), written);
            } else if (step instanceof Step.Kernel kernel) {
                for (Step.Argument argument : kernel.arguments()) {
                    if (argument instanceof Step.Tensor tensor && tensor.written()) {
                        add(tensor.place(), written);
                    }
                }
            }
        }
        return written;
    }

    private void add(Place place, Set<Integer> written) {
        if (place.region() == Place.Region.BUFFER
                && pass.buffers().get(place.offset()).batched()) {
            written.add(place.offset());
        }
    }
}
