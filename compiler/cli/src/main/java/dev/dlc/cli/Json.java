package dev.dlc.cli;

import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON: maps, lists, strings, booleans, null and numbers. Floating-point numbers are written in full precision, so
 * that reading them gives the same number; those that JSON has no word for (NaN, infinity) become null.
 */
final class Json {
    /** JSON that is written already, a value of a larger one. */
    record Written(String text) {}

    private final StringBuilder text = new StringBuilder();

    private Json() {}

    /** In one line. */
    static String write(Object value) {
        Json json = new Json();
        json.value(value);
        return json.text.toString();
    }

    private void value(Object value) {
        if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof Iterable<?> items) {
            array(items);
        } else if (value instanceof Double number) {
            text.append(Double.isFinite(number) ? number.toString() : "null");
        } else if (value instanceof Float number) {
            text.append(Float.isFinite(number) ? number.toString() : "null");
        } else if (value instanceof Written written) {
            text.append(written.text());
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            string(value.toString());
        }
    }

    private void object(Map<?, ?> map) {
        text.append('{');
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            string(entry.getKey().toString());
            text.append(':');
            value(entry.getValue());
            separator = ",";
        }
        text.append('}');
    }

    private void array(Iterable<?> items) {
        text.append('[');
        for (Iterator<?> i = items.iterator(); i.hasNext(); ) {
            value(i.next());
            text.append(i.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private void string(String content) {
        text.append('"');
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                // beside control characters those that end a line in JavaScript, and halves of pairs
                default -> {
                    if (c < 0x20 || c == 0x7f || c == 0x2028 || c == 0x2029 || Character.isSurrogate(c)) {
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
