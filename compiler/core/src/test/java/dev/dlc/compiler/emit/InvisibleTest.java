package dev.dlc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Categories of characters: https://www.unicode.org/Public/UCD/latest/ucd/UnicodeData.txt. */
class InvisibleTest {
    @Test
    void whatIsSeenStays() {
        assertThat(Invisible.escaped("~\u00a0\u00e9\u6f22 \ud83d\ude00\n"))
                .isEqualTo("~\u00a0\u00e9\u6f22 \ud83d\ude00\n");
    }

    @Test
    void whatIsNotSeenIsEscaped() {
        // delete, next line, soft hyphen, zero width space, line and paragraph separator, right-to-left override,
        // private use
        assertThat(Invisible.escaped("a\u007f\u0085\u00ad\u200b\u2028\u2029\u202e\ue000b"))
                .isEqualTo("a\\u007f\\u0085\\u00ad\\u200b\\u2028\\u2029\\u202e\\ue000b");
    }

    @Test
    void whatTakesTwoUnitsIsEscapedAsTwo() {
        // U+E0001, language tag; a half of a pair is no character of its own and stays
        assertThat(Invisible.escaped("\udb40\udc01\ud83d")).isEqualTo("\\udb40\\udc01\ud83d");
    }
}
