package dev.dlc.compiler.analyse;

import static dev.dlc.compiler.analyse.Analysing.network;
import static dev.dlc.compiler.analyse.Analysing.text;
import static dev.dlc.compiler.analyse.Analysing.weights;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ImportTest {
    private static final String BLOCKS = """
            param width: int = 3
            block inner(n: int) { dense(n) }
            block outer { inner(width) }
            """;

    @Test
    void blocksAndParametersOfAnImportedFileAreKnown() {
        var files = text("import \"blocks.dl\"\n" + network("head = x -> outer -> inner(width + 1) -> dense(2)"))
                .file("blocks.dl", BLOCKS);
        assertThat(weights(files.model()))
                .contains("head.outer.inner.dense.weight [3, 8]", "head.inner.dense.weight [4, 3]");
    }

    @Test
    void theCommandLineSetsImportedParametersToo() {
        var files = text("import \"blocks.dl\"\n" + network("head = x -> outer -> dense(2)"))
                .file("blocks.dl", BLOCKS)
                .define("width", "5");
        assertThat(weights(files.model())).contains("head.outer.inner.dense.weight [5, 8]");
    }

    @Test
    void whatAnImportedFileImportsStaysThere() {
        var files = text("import \"a.dl\"\n" + network("head = x -> a -> b -> dense(2)"))
                .file("a.dl", "import \"b.dl\"\nblock a { b }")
                .file("b.dl", "block b { relu }");
        assertThat(files.problems()).containsExactly("5:18 DL0202 there is no layer or block `b`");
    }

    @Test
    void aMissingFileIsToldAtItsName() {
        assertThat(text("import \"nope.dl\"\n" + network("head = x -> dense(2)"))
                        .problems())
                .containsExactly("1:8 DL0206 there is no file `nope.dl`");
    }

    @Test
    void filesThatImportEachOtherAreAnError() {
        var files = text("import \"a.dl\"\n" + network("head = x -> dense(2)"))
                .file("a.dl", "import \"b.dl\"")
                .file("b.dl", "import \"a.dl\"");
        assertThat(files.problems())
                .containsExactly("1:8 DL0207 these files import each other in a circle: a.dl -> b.dl -> a.dl");
    }

    @Test
    void aNameFromTwoFilesIsAnError() {
        var files = text("import \"blocks.dl\"\nblock inner { relu }\n" + network("head = x -> inner(2)"))
                .file("blocks.dl", BLOCKS);
        assertThat(files.problems()).containsExactly("2:7 DL0203 `inner` is declared twice");
        var twice = text("import \"blocks.dl\"\nimport \"blocks.dl\"\n" + network("head = x -> dense(2)"))
                .file("blocks.dl", BLOCKS);
        assertThat(twice.problems()).containsExactly("2:8 DL0203 `blocks.dl` is imported twice");
    }

    @Test
    void aMistakeInAnImportedFileIsToldThere() {
        var files = text("import \"blocks.dl\"\n" + network("head = x -> outer -> dense(2)"))
                .file("blocks.dl", "block outer { dens(2) }");
        var problem = files.problem();
        assertThat(problem.span().file().name()).isEqualTo("blocks.dl");
        assertThat(problem.span().text()).isEqualTo("dens");
    }
}
