package dev.dlc.compiler.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntryTextTest {
    private record Nothing() {}

    private record Some(
            int units, double rate, Padding padding, Optional<String> name, List<Extent> sizes, String none) {}

    @Test
    void anEntrySaysWhatItsRecordWould() {
        var some = new Some(3, 1e-4, Padding.SAME, Optional.of("a"), List.of(new Extent(2, 2), new Extent(3, 5)), null);
        assertThat(EntryText.of(some)).isEqualTo(some.toString());
        assertThat(EntryText.of(new Nothing())).isEqualTo(new Nothing().toString());
    }

    @Test
    void paddingIsPartOfDigestsAndSaysWhatItAlwaysSaid() {
        assertThat(Padding.SAME).hasToString("Padding[same=true, amount=0]");
        assertThat(new Padding(false, new Extent(1, 2))).hasToString("Padding[same=false, amount=[1, 2]]");
    }
}
