package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.source.SourceFile;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadStartTest {
    /** A mistake in it would make the parser load what it needs for mistakes, at each start. */
    @Test
    void whatIsReadAheadIsAModelWithoutMistakes() {
        Compiler.Result result = Compiler.compile(
                new SourceFile("first.dl", HeadStart.MODEL), (path, from) -> Optional.empty(), Options.inPackage(""));

        assertThat(result.hasErrors()).as(result.diagnostics().toString()).isFalse();
        assertThat(result.units())
                .singleElement()
                .satisfies(unit -> assertThat(unit.model().name()).isEqualTo("First"));
    }
}
