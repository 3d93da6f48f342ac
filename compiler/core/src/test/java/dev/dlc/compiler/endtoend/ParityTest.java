package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.compiler.emit.Precision;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each entry of the catalogue computes what PyTorch does: losses, outputs, gradients, the weights after some steps (running
 * statistics included) and the outputs of an evaluation with them.
 */
class ParityTest {
    /** PyTorch's numbers were computed in double and are written with ten digits. */
    private static final double DOUBLE_TOLERANCE = 1e-8;
    /** Some roundings to single precision. */
    private static final double FLOAT_TOLERANCE = 2e-5;

    static List<ParityCase> cases() {
        return ParityCase.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatPyTorchDoesInDouble(ParityCase parity) {
        compare(parity, Precision.DOUBLE, DOUBLE_TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void computesWhatPyTorchDoesInFloat(ParityCase parity) {
        compare(parity, Precision.FLOAT, FLOAT_TOLERANCE);
    }

    private static void compare(ParityCase parity, Precision precision, double tolerance) {
        for (ParityRun.Difference difference : ParityRun.of(parity, precision)) {
            assertThat(difference.size()).as("%s", difference).isLessThanOrEqualTo(tolerance);
        }
    }
}
