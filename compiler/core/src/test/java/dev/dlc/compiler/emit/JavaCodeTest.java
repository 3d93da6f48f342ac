package dev.dlc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What JavaPoet writes of the same calls is what is expected. */
class JavaCodeTest {
    private static String method(CodeBlock body) {
        return MethodSpec.methodBuilder("method").addCode(body).build().toString();
    }

    @Test
    void statementsAndBlocksAreThoseOfJavaPoet() {
        JavaCode code = new JavaCode()
                .addStatement("int $L = $T.max($L, $L)", "a", Math.class, 1, 2L)
                .beginControlFlow("if ($L)", "a > 1")
                .addStatement("b = $S", "quote \" and $")
                .addStatement("b = $S", "two\nlines")
                .beginControlFlow("for (;;)")
                .addStatement("c = $L\n+ $L", JavaCode.of("$T.PI", Math.class), "d")
                .endControlFlow()
                .endControlFlow();

        CodeBlock.Builder expected = CodeBlock.builder()
                .addStatement("int $L = $T.max($L, $L)", "a", Math.class, 1, 2L)
                .beginControlFlow("if ($L)", "a > 1")
                .addStatement("b = $S", "quote \" and $")
                .addStatement("b = $S", "two\nlines")
                .beginControlFlow("for (;;)")
                .addStatement("c = $L\n+ $L", CodeBlock.of("$T.PI", Math.class), "d")
                .endControlFlow()
                .endControlFlow();
        assertThat(method(code.block())).isEqualTo(method(expected.build()));
        assertThat(code.toString()).contains("java.lang.Math.max(1, 2)").contains("\"quote \\\" and $\"");
    }

    @Test
    void longLinesBreakWhereJavaPoetBreaksThem() {
        String call =
                "call(first_argument_of_many,$Wsecond_argument_of_many,$Wthird_argument_of_many,$Wfourth_argument_of_many)";
        JavaCode code = new JavaCode()
                .beginControlFlow("while (true)")
                .addStatement(call)
                .endControlFlow();
        CodeBlock expected = CodeBlock.builder()
                .beginControlFlow("while (true)")
                .addStatement(call)
                .endControlFlow()
                .build();
        assertThat(method(code.block())).isEqualTo(method(expected)).contains("\n");
    }

    @Test
    void aDollarInATextIsOne() {
        assertThat(JavaCode.of("a = $L", "$T and $L").toString()).isEqualTo("a = $T and $L");
        assertThat(JavaCode.of("a = $$b").toString()).isEqualTo("a = $b");
    }

    @Test
    void partsKeepTheirTypesInOrder() {
        JavaCode joined = JavaCode.join(
                List.of(JavaCode.of("$T.a()", Math.class), JavaCode.of("$L", 3), JavaCode.of("$T.b()", List.class)),
                ", ");
        assertThat(JavaCode.of("f($L)", joined).toString()).isEqualTo("f(java.lang.Math.a(), 3, java.util.List.b())");
    }
}
