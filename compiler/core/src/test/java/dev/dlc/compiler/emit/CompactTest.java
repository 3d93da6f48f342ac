package dev.dlc.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompactTest {
    private static String compact(String text) {
        return new Compact().append(text).finish();
    }

    @Test
    void aCommentOfOneLineStandsOnOne() {
        assertThat(compact("    /**\n     * {@code a.weight} [3]\n     */\n    int a;\n"))
                .isEqualTo("    /** {@code a.weight} [3] */\n    int a;\n");
    }

    @Test
    void aLongerCommentStays() {
        String text = "/**\n * One.\n *\n * Two.\n */\nclass A {\n}\n";
        assertThat(compact(text)).isEqualTo(text);
    }

    @Test
    void fieldsWithCommentsStandWithoutGaps() {
        assertThat(
                        compact(
                                "    private float[] a;\n\n    /**\n     * [3]\n     */\n    private final float[] b = new float[3];\n"))
                .isEqualTo("    private float[] a;\n    /** [3] */\n    private final float[] b = new float[3];\n");
        assertThat(compact("private Part p = new Part();\n\n/** c */\nprivate int c;\n"))
                .isEqualTo("private Part p = new Part();\n/** c */\nprivate int c;\n");
        assertThat(compact("private Convolution w = new Convolution(1, 2);\n\n/** c */\nprivate int c;\n"))
                .isEqualTo("private Convolution w = new Convolution(1, 2);\n/** c */\nprivate int c;\n");
    }

    @Test
    void methodsAndFieldsWithoutCommentsKeepTheirs() {
        for (String text : new String[] {
            "private float[] a;\n\n/** b */\nprivate void b() {\n",
            "private float[] a;\n\nprivate float[] b;\n\n",
            "private float a = sum(1);\n\n/** b */\nprivate int b;\n",
            "}\n\n/** b */\nprivate int b;\n",
            "private int a;\n\n/** b */"
        }) {
            assertThat(compact(text)).isEqualTo(text);
        }
    }

    @Test
    void constantsOfAnEnumStandWithoutGaps() {
        assertThat(compact("    ONE(\"1\"),\n\n    T_2(\"2\"),\n\n    T;\n\n    A(\"3\");\n"))
                .isEqualTo("    ONE(\"1\"),\n    T_2(\"2\"),\n\n    T;\n\n    A(\"3\");\n");
    }
}
