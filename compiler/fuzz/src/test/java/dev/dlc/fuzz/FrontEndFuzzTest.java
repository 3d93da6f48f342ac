package dev.dlc.fuzz;

import com.code_intelligence.jazzer.junit.DictionaryFile;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole way of any text: what is wrong with it is told, what isn't becomes a class. */
class FrontEndFuzzTest {
    static Stream<byte[]> seeds() {
        // without the fuzzer they are tested elsewhere
        return System.getenv("JAZZER_FUZZ") == null ? Stream.empty() : Seeds.bytes();
    }

    @MethodSource("seeds")
    @DictionaryFile(resourcePath = "dl.dict")
    @FuzzTest
    void text(byte[] input) {
        Compilation.compile(new String(input, StandardCharsets.UTF_8));
    }
}
