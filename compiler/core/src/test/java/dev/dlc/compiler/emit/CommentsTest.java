package dev.dlc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommentsTest {
    @Test
    void nothingEndsTheCommentOrEscapesIt() {
        assertThat(Comments.safe("a */ System.exit(1); /* b")).isEqualTo("a * / System.exit(1); / * b");
        assertThat(Comments.safe("\\u002a\\u002f code")).isEqualTo("u002au002f code");
        assertThat(Comments.safe("**//")).doesNotContain("*/");
    }

    @Test
    void controlAndBidirectionalCharactersAreGone() {
        assertThat(Comments.safe("a\u202Eb\u0000c\r\nd")).isEqualTo("abc d");
    }

    @Test
    void javadocKeepsNoTagsAndNoEntities() {
        assertThat(Comments.javadoc("@see <b> & {@link X}"))
                .isEqualTo("(at)see &lt;b&gt; &amp; &#123;(at)link X&#125;");
    }

    @Test
    void longTextsAreCut() {
        assertThat(Comments.safe("x".repeat(500))).hasSize(103).endsWith("...");
    }
}
