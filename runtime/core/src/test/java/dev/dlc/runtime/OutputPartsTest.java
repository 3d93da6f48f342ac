package dev.dlc.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dlc.runtime.kernel.Convolution;
import dev.dlc.runtime.kernel.OutputParts;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class OutputPartsTest {
    @Test
    void outputsThatArePackedTogetherStayTogether() {
        OutputParts parts = OutputParts.ofOutputs(40, 9, 16);
        // 16, 16 and 8 outputs: one and two of three
        assertThat(members(parts, 2, true))
                .containsExactly(
                        "member 0: pieces 0-16, outputs 0-16, numbers 0-9",
                        "member 1: pieces 16-40, outputs 16-40, numbers 0-9");
        assertThat(List.of(parts.boundary(0), parts.boundary(1), parts.boundary(16), parts.boundary(33)))
                .containsExactly(0, 16, 16, 40);
    }

    @Test
    void ofFewOutputsAMemberHasNone() {
        assertThat(members(OutputParts.ofOutputs(16, 1, 16), 2, true))
                .containsExactly(
                        "member 0: pieces 0-0, outputs 0-0, numbers 0-1",
                        "member 1: pieces 0-16, outputs 0-16, numbers 0-1");
    }

    @Test
    void rowsOfTilesArePartsOfEachMap() {
        Convolution shape = new Convolution(16, 18, 20, 24, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        // five rows of tiles of four rows of 20 pixels; the last has two
        assertThat(members(OutputParts.of(shape, 16), 2, true))
                .containsExactly(
                        "member 0: pieces 0-2, outputs 0-24, numbers 0-160",
                        "member 1: pieces 2-5, outputs 0-24, numbers 160-360");
    }

    @Test
    void aMemberWithSamplesOfItsOwnHasAllOfThem() {
        Convolution shape = new Convolution(16, 18, 20, 24, 3, 3, 1, 1, 1, 1, 1, 1, 1);
        assertThat(members(OutputParts.of(shape, 16), 2, false))
                .containsExactly(
                        "member 0: pieces 0-5, outputs 0-24, numbers 0-360",
                        "member 1: pieces 0-5, outputs 0-24, numbers 0-360");
    }

    private static Iterable<String> members(OutputParts parts, int threads, boolean divides) {
        var members = new ConcurrentSkipListSet<String>();
        try (Team team = new Team(threads)) {
            team.run(worker -> {
                worker.divideSample(divides);
                members.add("member %d: pieces %d-%d, outputs %d-%d, numbers %d-%d"
                        .formatted(
                                worker.index(),
                                parts.firstPiece(worker),
                                parts.lastPiece(worker),
                                parts.firstOutput(worker),
                                parts.lastOutput(worker),
                                parts.firstNumber(worker),
                                parts.lastNumber(worker)));
                worker.divideSample(false);
            });
        }
        return members;
    }
}
