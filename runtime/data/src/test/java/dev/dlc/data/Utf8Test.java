package dev.dlc.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Utf8Test {
    @TempDir
    Path folder;

    private String fault(String before, int... after) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(before.getBytes(StandardCharsets.UTF_8));
        for (int next : after) {
            content.write(next);
        }
        return Utf8.firstFault(Files.write(folder.resolve("text"), content.toByteArray()));
    }

    @Test
    void theFirstFaultIsFoundByLineAndByte() throws IOException {
        assertThat(fault("", 0xff)).isEqualTo("line 1, byte 0");
        assertThat(fault("ab\ncd\n", 'e', 0xc0, 'f', '\n')).isEqualTo("line 3, byte 7");
        // a letter of two bytes counts as two
        assertThat(fault("ü\n", 0x80)).isEqualTo("line 2, byte 3");
    }

    @Test
    void aLetterThatIsCutOffIsAFaultToo() throws IOException {
        assertThat(fault("a\nb", 0xe2, 0x82)).isEqualTo("line 2, byte 3");
    }

    @Test
    void faultsBehindTheFirstBlockAreCountedFromTheStart() throws IOException {
        // letters of three bytes, so that one lies across the ends of blocks
        String long3 = "€".repeat(50_000) + "\n";
        assertThat(fault(long3, 0xfe)).isEqualTo("line 2, byte 150001");
    }
}
