package dev.dlc.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void nestedValuesKeepTheirOrder() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", List.of(1, 2L, true));
        map.put("a", Map.of("x", "y"));
        map.put("n", null);
        assertThat(Json.write(map)).isEqualTo("{\"b\":[1,2,true],\"a\":{\"x\":\"y\"},\"n\":null}");
    }

    @Test
    void realNumbersAreWrittenInFull() {
        assertThat(Json.write(Arrays.asList(0.1f, 0.1, 1e-10, Double.NaN, Float.POSITIVE_INFINITY)))
                .isEqualTo("[0.1,0.1,1.0E-10,null,null]");
        assertThat(Json.write((double) 0.1f)).isEqualTo("0.10000000149011612");
    }

    @Test
    void stringsAreEscaped() {
        assertThat(Json.write("\"\\\n\t\u0001\u2028K\u00f6ln")).isEqualTo("\"\\\"\\\\\\n\\t\\u0001\\u2028K\u00f6ln\"");
    }
}
