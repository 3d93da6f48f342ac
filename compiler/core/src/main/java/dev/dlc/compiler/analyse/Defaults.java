package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Interval;
import dev.dlc.compiler.analyse.Evaluated.Items;
import dev.dlc.compiler.analyse.Evaluated.None;
import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Truth;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.analyse.Evaluated.Word;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.catalogue.PerPort;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Map;

/** Reads the defaults in the catalogue's annotations: numbers, {@code true}, {@code none}, words, ranges and lists. */
final class Defaults {
    private Defaults() {}

    /** The default of a parameter that has one, as its Java type. */
    static Object of(Parameter parameter) {
        String text = parameter.byDefault().orElseThrow();
        if (parameter.type() instanceof ParameterizedType generic && generic.getRawType() == PerPort.class) {
            return new PerPort<>(Map.of());
        }
        return parameter.type() == String.class ? text : Conversion.to(parameter, parse(text));
    }

    private static Evaluated parse(String text) {
        if (text.startsWith("[") && text.endsWith("]")) {
            String inner = text.substring(1, text.length() - 1).strip();
            return new Items(Arrays.stream(inner.isEmpty() ? new String[0] : inner.split(","))
                    .map(item -> parse(item.strip()))
                    .toList());
        }
        int range = text.indexOf("..");
        if (range > 0) {
            return new Interval(parse(text.substring(0, range)), parse(text.substring(range + 2)), true);
        }
        switch (text) {
            case "none":
                return new None();
            case "true", "false":
                return new Truth(text.equals("true"));
            default:
                return text.matches("[+-]?\\d+")
                        ? new Whole(Long.parseLong(text))
                        : text.matches("[+-]?\\d.*") ? new Real(Double.parseDouble(text)) : new Word(text, false);
        }
    }
}
