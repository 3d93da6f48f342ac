package dev.dlc.compiler.parse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.ast.Declaration;
import dev.dlc.compiler.ast.Expression;
import dev.dlc.compiler.ast.Printer;
import dev.dlc.compiler.ast.SourceUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeclarationFormTest {
    @Test
    void paramsHaveTypesAndValues() {
        SourceUnit unit = Parsing.clean("""
                param a: int = 32
                param b: float = 1e-3 param c: bool = true; param d: string = "x"
                param e: path
                param f: int? = none
                """);
        assertThat(unit.params())
                .extracting(param -> param.type().name().text())
                .containsExactly("int", "float", "bool", "string", "path", "int");
        assertThat(unit.params())
                .extracting(param -> param.type().optional())
                .containsExactly(false, false, false, false, false, true);
        assertThat(unit.params().get(4).value()).isEmpty();
        assertThat(unit.params().get(5).value()).containsInstanceOf(Expression.NoneLiteral.class);
        assertThat(unit.params().get(5).span().text()).isEqualTo("param f: int? = none");
        assertThat(unit.params().get(5).type().span().text()).isEqualTo("int?");
    }

    @Test
    void blocksMayLackParametersAndContents() {
        SourceUnit unit = Parsing.clean("block a { } block b(n: int, m: float? = none,) { in -> relu }");
        assertThat(unit.blocks().get(0).parameters()).isEmpty();
        assertThat(unit.blocks().get(0).body().result()).isEmpty();
        assertThat(unit.blocks().get(1).parameters())
                .extracting(parameter -> parameter.name().text())
                .containsExactly("n", "m");
        assertThat(unit.blocks().get(1).body().span().text()).isEqualTo("{ in -> relu }");
    }

    @Test
    void severalModelsStandInOneFile() {
        SourceUnit unit = Parsing.clean("model A { } model B { input x: float }");
        assertThat(unit.models()).extracting(model -> model.name().text()).containsExactly("A", "B");
    }

    @Test
    void anEmptyFileIsAUnit() {
        assertThat(Parsing.clean("").declarations()).isEmpty();
        assertThat(Parsing.clean("// nothing").declarations()).isEmpty();
        assertThat(Parsing.clean("/**/ /***/ /* a * b */ ;").declarations()).isEmpty();
    }

    @Test
    void lineEndsOfWindowsAndAByteOrderMarkAreWhiteSpace() {
        SourceUnit unit = Parsing.clean("\uFEFFparam a: int =\r\n 1\r\nparam b: int = 2\r\n");
        assertThat(unit.params())
                .extracting(param -> param.span().text())
                .containsExactly("param a: int =\r\n 1", "param b: int = 2");
        assertThat(unit.params().get(1).span().line()).isEqualTo(3);
    }

    @Test
    void spansCountUtf16UnitsBehindCharactersOutsideOfThePlane() {
        SourceUnit unit = Parsing.clean("/* \ud83d\ude00 */ param a: string = \"\ud83d\ude00\" param b: int = 2");
        assertThat(unit.params().get(1).span().text()).isEqualTo("param b: int = 2");
        assertThat(unit.params().get(0).value().orElseThrow())
                .isInstanceOfSatisfying(
                        Expression.StringLiteral.class,
                        string -> assertThat(string.value()).isEqualTo("\ud83d\ude00"));
    }

    @Test
    void wordsOfTheLanguageMayBeNames() {
        SourceUnit unit = Parsing.clean("""
                param train: int = 1
                param model: int = train
                block data(input: int, in: int) { out = in -> loss(model = input) }
                model network { input input: float target class: class { if, else, true, in, class } }
                """);
        assertThat(Printer.print(unit)).isEqualTo("""
                        param train: int = 1
                        param model: int = train
                        block data(input: int, in: int)
                          out = (in -> loss(model = input))
                        model network
                          input input: float
                          target class: class {"if", "else", "true", "in", "class"}
                        """);
    }

    @Test
    void importsNameTheirFile() {
        Declaration.Import imported =
                Parsing.clean("import \"a\\u002fb.dl\"").imports().get(0);
        assertThat(imported.path().text()).isEqualTo("a/b.dl");
        assertThat(imported.path().span().text()).isEqualTo("\"a\\u002fb.dl\"");
        assertThat(List.of(imported.span().start(), imported.span().end())).containsExactly(0, 20);
    }
}
