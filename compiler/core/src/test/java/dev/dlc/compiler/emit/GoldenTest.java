package dev.dlc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generated source of small models, kept in files so that a review shows what a change does to it. {@code
 * -DupdateGolden} rewrites them.
 */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    @ParameterizedTest
    @ValueSource(strings = {"Table", "Picture"})
    void theGeneratedSourceIsTheOneInTheFile(String model) throws IOException {
        String name = model.toLowerCase(java.util.Locale.ROOT) + ".dl";
        SourceFile file = new SourceFile(name, Files.readString(FOLDER.resolve(name)));

        var result = Compiler.compile(file, (path, from) -> Optional.empty(), Options.inPackage("golden"));

        assertThat(result.diagnostics()).isEmpty();
        Path golden = FOLDER.resolve(model + ".java.txt");
        String source = result.units().get(0).source().text();
        if (System.getProperty("updateGolden") != null) {
            Files.writeString(golden, source);
        }
        assertThat(source).isEqualTo(Files.readString(golden));
    }
}
