package dev.dlc.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.dlc.compiler.ast.Printer;
import dev.dlc.compiler.ast.SourceUnit;
import dev.dlc.compiler.diagnostic.Problems;
import dev.dlc.compiler.parse.Parser;
import dev.dlc.compiler.source.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The parser, on any text. */
class ParserFuzzTest {
    static Stream<byte[]> seeds() {
        // without the fuzzer they are tested elsewhere
        return System.getenv("JAZZER_FUZZ") == null ? Stream.empty() : Seeds.bytes();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dl.dict")
    @FuzzTest
    void parser(byte[] input) {
        SourceFile file = new SourceFile("fuzz.dl", new String(input, StandardCharsets.UTF_8));
        Problems problems = new Problems();
        SourceUnit tree = Parser.parse(file, problems);
        assertThat(tree).isNotNull();
        Judgement.judge(problems.sorted());
        assertThat(Printer.print(tree)).isNotNull();
    }
}
