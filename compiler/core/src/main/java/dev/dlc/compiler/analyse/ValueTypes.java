package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.None;
import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Text;
import dev.dlc.compiler.analyse.Evaluated.Truth;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.ast.Declaration.ValueType;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;

/** The types of parameters: int, float, bool, string, path, and each with {@code ?}. */
final class ValueTypes {
    private static final List<String> NAMES = List.of("int", "float", "bool", "string", "path");

    private ValueTypes() {}

    /** What is wrong with the type itself. */
    static Optional<Diagnostic> check(ValueType type) {
        String name = type.name().text();
        return NAMES.contains(name)
                ? Optional.empty()
                : Optional.of(Unknown.diagnostic(
                        Code.UNKNOWN_NAME,
                        type.name().span(),
                        "there is no type `" + name + "`",
                        name,
                        NAMES,
                        "the types are `int`, `float`, `bool`, `string` and `path`, and with `?` they may be `none`"));
    }

    /**
     * The value as one of this type.
     *
     * @param name the parameter's, for the message
     * @throws Misfit WRONG_TYPE if it is none
     */
    static Evaluated convert(ValueType type, String name, Evaluated value) {
        if (value.isFailed() || !NAMES.contains(type.name().text())) {
            return new Evaluated.Failed();
        }
        if (type.optional() && value instanceof None) {
            return value;
        }
        switch (type.name().text()) {
            case "int":
                if (value instanceof Real real
                        && real.value() == Math.rint(real.value())
                        && Math.abs(real.value()) <= 1L << 53) {
                    return new Whole((long) real.value());
                }
                return expect(value instanceof Whole, type, name, value);
            case "float":
                return value instanceof Whole whole
                        ? new Real(whole.value())
                        : expect(value instanceof Real, type, name, value);
            case "bool":
                return expect(value instanceof Truth, type, name, value);
            default:
                return expect(value instanceof Text, type, name, value);
        }
    }

    /**
     * Reads what {@code -D} gives.
     *
     * @throws Misfit WRONG_TYPE if it is none of this type
     */
    static Evaluated parse(ValueType type, String name, String text) {
        if (type.optional() && text.equals("none")) {
            return new None();
        }
        try {
            switch (type.name().text()) {
                case "int":
                    return new Whole(Long.parseLong(text));
                case "float":
                    double number = Double.parseDouble(text);
                    if (Double.isFinite(number)) {
                        return new Real(number);
                    }
                    break;
                case "bool":
                    if (text.equals("true") || text.equals("false")) {
                        return new Truth(text.equals("true"));
                    }
                    break;
                case "string", "path":
                    return new Text(text);
                default:
                    return new Evaluated.Failed();
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Misfit(
                Code.WRONG_TYPE, null, "`-D " + name + "=" + text + "`: `" + name + "` wants " + wanted(type), null);
    }

    private static Evaluated expect(boolean holds, ValueType type, String name, Evaluated value) {
        if (holds) {
            return value;
        }
        throw new Misfit(
                Code.WRONG_TYPE,
                null,
                "`" + name + "` wants " + wanted(type) + ", but gets " + value.described(),
                null);
    }

    private static String wanted(ValueType type) {
        String name = type.name().text();
        return (name.equals("int") ? "an " : "a ") + name + (type.optional() ? " or none" : "");
    }
}
