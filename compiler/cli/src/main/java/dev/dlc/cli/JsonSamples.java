package dev.dlc.cli;

import dev.dlc.data.Shown;
import dev.dlc.runtime.Description;
import dev.dlc.runtime.Description.Feature;
import dev.dlc.runtime.Description.Kind;
import dev.dlc.runtime.Inference;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.jr.ob.JSON;
import tools.jackson.jr.ob.ValueIterator;

/**
 * Samples as JSON lines, {@code {"image": [[[…]]], "age": 3}}: a number or an array for each input, nested as its shape or
 * flat. What else an object says is not looked at.
 */
final class JsonSamples implements SampleReader {
    private final Description description;
    private final BoundedLines lines;
    private final String name;
    private int line;

    JsonSamples(Description description, BufferedReader text, String name) {
        this.description = description;
        this.lines = new BoundedLines(text, mostCharacters(description));
        this.name = name;
    }

    @Override
    public boolean next(Inference inference) throws IOException {
        String content;
        do {
            line++;
            content = lines.next();
            if (content == null) {
                return false;
            }
        } while (content.isBlank());
        if (lines.isCut()) {
            throw problem("a line of more than " + (content.length() >> 20) + " MB, which no sample needs");
        }
        Map<?, ?> object = object(content.startsWith("\uFEFF") ? content.substring(1) : content);
        for (int i = 0; i < description.inputs().size(); i++) {
            set(inference, i, object);
        }
        return true;
    }

    /** The one object of a line: of a sequence the reader would take the first and leave the others. */
    private Map<?, ?> object(String text) throws IOException {
        try (ValueIterator<Object> values = JSON.std.anySequenceFrom(text)) {
            if (!text.stripLeading().startsWith("{") || !(values.next() instanceof Map<?, ?> object)) {
                throw problem("not a JSON object: " + Shown.text(text.strip()));
            }
            if (values.hasNext()) {
                throw problem("more than one JSON object in a line");
            }
            return object;
        } catch (JacksonException e) {
            throw problem("not a JSON object: " + Shown.text(String.valueOf(e.getOriginalMessage())));
        }
    }

    /** A number takes no more than 25 characters with what parts it from the next; beside them there is room for notes. */
    private static int mostCharacters(Description description) {
        long numbers = description.inputs().stream().mapToLong(Feature::width).sum();
        return (int) Math.min(Integer.MAX_VALUE - 8L, (1L << 20) + 25 * numbers);
    }

    private void set(Inference inference, int index, Map<?, ?> object) {
        Feature input = description.inputs().get(index);
        Object value = object.get(input.name());
        if (value == null) {
            throw problem("there is no \"" + input.name() + "\"");
        }
        float[] numbers = new float[input.width()];
        boolean flat = value instanceof List<?> items
                && items.size() == input.width()
                && items.stream().noneMatch(List.class::isInstance);
        fill(input, value, flat ? List.of(input.width()) : input.shape(), numbers, 0);
        try {
            if (input.kind() == Kind.INDEX) {
                inference.input(index, Tokens.whole(numbers));
            } else {
                inference.input(index, numbers);
            }
        } catch (IllegalArgumentException e) {
            throw problem(e.getMessage());
        }
    }

    private void fill(Feature input, Object value, List<Integer> shape, float[] numbers, int from) {
        if (shape.isEmpty()) {
            numbers[from] = number(input, value);
            return;
        }
        if (!(value instanceof List<?> items) || items.size() != shape.get(0)) {
            throw problem("\"" + input.name() + "\" has not the shape " + input.shape());
        }
        List<Integer> inner = shape.subList(1, shape.size());
        int size = inner.stream().reduce(1, Math::multiplyExact);
        for (int i = 0; i < items.size(); i++) {
            fill(input, items.get(i), inner, numbers, from + i * size);
        }
    }

    private float number(Feature input, Object value) {
        if (value instanceof Number number && Float.isFinite(number.floatValue())) {
            return number.floatValue();
        }
        throw problem("\"" + input.name() + "\" takes finite numbers, not " + Shown.text(Json.write(value)));
    }

    private Failure problem(String problem) {
        return SampleFault.of(name, line, problem);
    }
}
