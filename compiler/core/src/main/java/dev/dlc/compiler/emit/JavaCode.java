package dev.dlc.compiler.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * Java code that is put together as one format of JavaPoet's, with types and strings as its only arguments. JavaPoet takes its
 * time for each part of a code block, twice for each file, and looks for line breaks in each with a regular expression: of
 * statements in their own blocks a body has hundreds of parts, and this way two for each type that it names. The methods are
 * called as those of {@link CodeBlock.Builder}.
 */
final class JavaCode {
    private final StringBuilder format = new StringBuilder();
    private final List<Object> arguments = new ArrayList<>();

    /** {@link CodeBlock#of} with the placeholders {@code $L}, {@code $S} and {@code $T}, and all marks of layout. */
    static JavaCode of(String text, Object... values) {
        return new JavaCode().add(text, values);
    }

    static JavaCode join(List<JavaCode> parts, String separator) {
        JavaCode code = new JavaCode();
        for (int i = 0; i < parts.size(); i++) {
            code.format.append(i == 0 ? "" : separator);
            code.add(parts.get(i));
        }
        return code;
    }

    /** One after the other. */
    static JavaCode statements(List<JavaCode> statements) {
        JavaCode code = new JavaCode();
        statements.forEach(code::addStatement);
        return code;
    }

    JavaCode add(String text, Object... values) {
        int from = 0;
        int next = 0;
        for (int at = text.indexOf('$'); at >= 0; at = text.indexOf('$', from)) {
            format.append(text.substring(from, at));
            char kind = text.charAt(at + 1);
            switch (kind) {
                case 'L' -> literal(values[next++]);
                case 'S', 'T' -> {
                    format.append('$').append(kind);
                    arguments.add(values[next++]);
                }
                default -> format.append('$').append(kind);
            }
            from = at + 2;
        }
        format.append(from == 0 ? text : text.substring(from));
        return this;
    }

    JavaCode add(JavaCode code) {
        format.append(code.format);
        arguments.addAll(code.arguments);
        return this;
    }

    JavaCode addStatement(String text, Object... values) {
        int start = format.length();
        int before = arguments.size();
        add(text, values);
        boolean lines = format.indexOf("\n", start) >= 0;
        for (Object argument : arguments.subList(before, arguments.size())) {
            lines |= argument instanceof String string && string.indexOf('\n') >= 0;
        }
        // the marks are for what stands on further lines
        if (lines) {
            format.insert(start, "$[").append(";\n$]");
        } else {
            format.append(";\n");
        }
        return this;
    }

    JavaCode addStatement(JavaCode statement) {
        return addStatement("$L", statement);
    }

    JavaCode beginControlFlow(String head, Object... values) {
        add(head, values).format.append(" {\n$>");
        return this;
    }

    JavaCode endControlFlow() {
        format.append("$<}\n");
        return this;
    }

    /** For JavaPoet. */
    CodeBlock block() {
        return CodeBlock.of(format.toString(), arguments.toArray());
    }

    private void literal(Object value) {
        if (value instanceof JavaCode code) {
            add(code);
        } else {
            format.append(String.valueOf(value).replace("$", "$$"));
        }
    }

    /** The text with the full names of types. */
    @Override
    public String toString() {
        return block().toString();
    }
}
