package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.analyse.Imports;
import dev.dlc.compiler.driver.Compiler;
import dev.dlc.compiler.driver.Options;
import dev.dlc.compiler.source.SourceFile;
import dev.dlc.runtime.Network;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedModelTest {
    /** Names that the generated class has, too: as model and as target. */
    @ParameterizedTest
    @ValueSource(strings = {"Side", "Input", "Prediction", "Network", "String", "TrainingPass", "Description"})
    void namesOfModelsAndTargetsDoNotGetInTheWay(String name) throws IOException {
        String target = name.substring(0, 1).toLowerCase() + name.substring(1);
        Network network = load(Commands.SIDE.replace("Side", name).replace("side", target));
        assertThat(network.description().model()).isEqualTo(name);
        assertThat(network.weights()).hasSize(22);
    }

    @Test
    void twoModelsOfOneNameLiveSideBySide() throws IOException {
        Network four = load(Commands.SIDE);
        Network nine = load(Commands.SIDE.replace("hidden: int = 4", "hidden: int = 9"));
        assertThat(four.weights()).hasSize(22);
        // 2 x 9 + 9 and 9 x 2 + 2
        assertThat(nine.weights()).hasSize(47);
        assertThat(four.getClass().getName()).isEqualTo(nine.getClass().getName());
    }

    private static Network load(String text) throws IOException {
        Compiler.Result result =
                Compiler.compile(new SourceFile("m.dl", text), Imports.NONE, Options.inPackage("some.place"));
        assertThat(result.diagnostics()).isEmpty();
        return GeneratedModel.load(result.units().get(0).source());
    }
}
