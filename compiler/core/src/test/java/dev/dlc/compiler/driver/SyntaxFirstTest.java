package dev.dlc.compiler.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.diagnostic.Diagnostic;
import dev.dlc.compiler.source.SourceFile;
import org.junit.jupiter.api.Test;

class SyntaxFirstTest {
    @Test
    void whatFollowsFromAMistakeOfTheFormIsNotTold() {
        var file = new SourceFile("test.dl", "param width = 3\nmodel M { network { a = x -> dense(width) } }");
        var result = Compiler.compile(file, Imports.NONE, Options.inPackage("test"));
        assertThat(result.diagnostics())
                .extracting(Diagnostic::message)
                .containsExactly("expected `:` after `width`, found `=`");
        assertThat(result.units()).isEmpty();
    }
}
