package dev.dlc.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
    /** {@code printf '\0\0\0\0\0\0\0\3abc' | sha256sum} */
    private static final String ABC = "c3494ca1a2cf8eeb8a11ded316fb55b83c3bbbedb6313cd50415251e5d09e12f";

    @Test
    void isTheSha256OfEachPartAfterItsLength(@TempDir Path folder) throws Exception {
        assertThat(new Fingerprint().add("abc").hex()).isEqualTo(ABC);
        Path file = Files.writeString(folder.resolve("file"), "abc");
        assertThat(Fingerprint.of(file)).isEqualTo(ABC);
        assertThat(Fingerprint.of(folder.resolve("missing"))).isEmpty();
    }

    @Test
    void partsDoNotRunTogether() {
        assertThat(new Fingerprint().add("ab").add("c").hex())
                .isNotEqualTo(new Fingerprint().add("a").add("bc").hex());
    }
}
