package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventLogTest {
    @Test
    void aLineThatHoldsNoEventIsAnEmptyOne() {
        assertThat(EventLog.parse("{\"event\":\"end\"}")).containsEntry("event", "end");
        assertThat(EventLog.parse("{\"event\":")).isEmpty();
        assertThat(EventLog.parse("null")).isEmpty();
    }
}
