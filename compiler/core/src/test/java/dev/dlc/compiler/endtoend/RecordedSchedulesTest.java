package dev.dlc.compiler.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a {@code .dl} file schedules has the rates of PyTorch's scheduler. */
class RecordedSchedulesTest {
    static Set<String> names() {
        return RecordedSchedules.CASES.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theRatesAreThoseOfPyTorch(String name) {
        assertThat(RecordedSchedules.rates(name))
                .containsExactly(RecordedSchedules.recorded().get(name), within(1e-11));
    }

    @Test
    void everythingThatIsRecordedIsCompared() {
        assertThat(RecordedSchedules.recorded().keySet()).isEqualTo(names());
    }
}
