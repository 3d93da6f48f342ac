package dev.dlc.compiler.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import javax.lang.model.element.Modifier;

/** Writes how an app comes by a network: fresh, from a file, a stream or a resource, or as a copy. */
final class LifecycleCode {
    private static final String MISFITS =
            "@throws $T if the weights are damaged or of another model; it lists every name, shape or version that does not fit\n";

    private LifecycleCode() {}

    static void addTo(TypeSpec.Builder type, String className) {
        ClassName self = ClassName.get("", className);
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("A network with fresh weights, drawn from the model's seed.\n")
                .addStatement("this(DESCRIPTION.size())")
                .addStatement("initialize(DESCRIPTION.settings().seed())")
                .build());
        type.addMethod(MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(TypeName.INT, "size")
                .addStatement("super(size)")
                .build());
        load(
                type,
                self,
                ClassName.get("java.nio.file", "Path"),
                "file",
                "The network with the weights that {@link #save} wrote to a file.\n");
        load(
                type,
                self,
                ClassName.get("java.io", "InputStream"),
                "stream",
                "The same from a stream, which is read to its end but not closed.\n");
        String resource = className + ".safetensors";
        type.addMethod(MethodSpec.methodBuilder("fromResource")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        "The network with the weights that the build has put beside this class, as the resource {@code $L}.\n\n"
                                + "@return a network that is ready to predict\n"
                                + "@throws IllegalStateException if there is no such resource\n"
                                + "@throws java.io.UncheckedIOException if they are damaged or of another model; it lists every name, shape or version\n"
                                + "    that does not fit\n",
                        resource)
                .returns(self)
                .addStatement("$1T network = new $1T(DESCRIPTION.size())", self)
                .addStatement("network.restoreResource($T.class.getResourceAsStream($S), $S)", self, resource, resource)
                .addStatement("return network")
                .build());
        type.addMethod(MethodSpec.methodBuilder("copy")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Another network with the same weights: training one leaves the other as it is.\n\n"
                        + "@return the copy\n")
                .returns(self)
                .addStatement("$1T copy = new $1T(DESCRIPTION.size())", self)
                .addStatement("copy.restore(this)")
                .addStatement("return copy")
                .build());
    }

    private static void load(TypeSpec.Builder type, ClassName self, ClassName from, String name, String comment) {
        type.addMethod(MethodSpec.methodBuilder("load")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(
                        comment + "\n@param " + name + " with weights of this model, in the format safetensors\n"
                                + "@return a network that is ready to predict\n" + MISFITS,
                        Runtime.type("file.WeightsException"))
                .addParameter(from, name)
                .addException(ClassName.get("java.io", "IOException"))
                .returns(self)
                .addStatement("$1T network = new $1T(DESCRIPTION.size())", self)
                .addStatement("network.restore($L)", name)
                .addStatement("return network")
                .build());
    }
}
