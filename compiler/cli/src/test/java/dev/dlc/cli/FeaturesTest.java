package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Compiler.Unit;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.runtime.Description;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    /** An input and a target of each kind. */
    private static final String ALL = """
            model All {
              input  x: float[2, 3]
              input  y: float
              input  words: int[4] < 7
              target named: class { left, right }
              target numbered: class[5]
              target yes: binary
              target value: float[2]
              network {
                all = x -> flatten -> dense(8) -> tanh
                a = all -> dense(2)
                b = all -> dense(5)
                c = all -> dense(1)
                d = all -> dense(2)
              }
              loss cross_entropy(a, named) + cross_entropy(b, numbered) + binary_cross_entropy(c, yes) + mse(d, value)
              optimizer sgd
            }
            """;

    @Test
    void aModelSaysOfItsDataWhatItsClassDescribes() throws IOException {
        Compiler.Result result = Compiler.compile(new SourceFile("all.dl", ALL));
        assertThat(result.hasErrors()).as(result.diagnostics().toString()).isFalse();
        Unit unit = result.units().get(0);
        Description described = GeneratedModel.load(unit.source()).description();
        Features features = Features.of(unit.model());
        assertThat(features.inputs()).hasSize(3).isEqualTo(described.inputs());
        assertThat(features.targets()).hasSize(4).isEqualTo(described.targets());
    }
}
