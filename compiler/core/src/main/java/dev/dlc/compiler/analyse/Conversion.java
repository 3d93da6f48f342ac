package dev.dlc.compiler.analyse;

import dev.dlc.compiler.analyse.Evaluated.Columns;
import dev.dlc.compiler.analyse.Evaluated.Interval;
import dev.dlc.compiler.analyse.Evaluated.Items;
import dev.dlc.compiler.analyse.Evaluated.None;
import dev.dlc.compiler.analyse.Evaluated.Real;
import dev.dlc.compiler.analyse.Evaluated.Text;
import dev.dlc.compiler.analyse.Evaluated.Time;
import dev.dlc.compiler.analyse.Evaluated.Truth;
import dev.dlc.compiler.analyse.Evaluated.Whole;
import dev.dlc.compiler.analyse.Evaluated.Word;
import dev.dlc.compiler.catalogue.ColumnNames;
import dev.dlc.compiler.catalogue.Duration;
import dev.dlc.compiler.catalogue.Epochs;
import dev.dlc.compiler.catalogue.Extent;
import dev.dlc.compiler.catalogue.FileName;
import dev.dlc.compiler.catalogue.Limits;
import dev.dlc.compiler.catalogue.Misfit;
import dev.dlc.compiler.catalogue.OneOrMore;
import dev.dlc.compiler.catalogue.Padding;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.catalogue.PerPort;
import dev.dlc.compiler.catalogue.Range;
import dev.dlc.compiler.diagnostic.Code;
import dev.dlc.compiler.shape.Shape;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns what an expression is into what a parameter's Java type wants; a float without a fraction is an int, too. */
final class Conversion {
    private final Parameter parameter;

    private Conversion(Parameter parameter) {
        this.parameter = parameter;
    }

    /**
     * The value as the Java type of the parameter.
     *
     * @throws Misfit WRONG_TYPE or OUT_OF_RANGE if it is none
     */
    static Object to(Parameter parameter, Evaluated value) {
        return new Conversion(parameter).convert(parameter.type(), value);
    }

    /** The words that a parameter of this type knows; empty where it takes none. */
    static List<String> words(Type type) {
        if (type == Padding.class) {
            return List.of("same", "valid");
        }
        if (type instanceof Class<?> enumeration && enumeration.isEnum()) {
            return Arrays.stream(enumeration.getEnumConstants())
                    .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                    .toList();
        }
        return isGeneric(type, Optional.class) ? words(argument(type)) : List.of();
    }

    private Object convert(Type type, Evaluated value) {
        if (type == int.class || type == Integer.class) {
            return (int) whole(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return whole(type, value, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return real(type, value);
        }
        if ((type == boolean.class || type == Boolean.class) && value instanceof Truth truth) {
            return truth.value();
        }
        if (type == String.class && value instanceof Text text) {
            return text.value();
        }
        if (type == FileName.class && value instanceof Text text) {
            return new FileName(text.value());
        }
        if (type == ColumnNames.class && value instanceof Columns columns) {
            return columns.names();
        }
        if (type == Extent.class) {
            return extent(type, value);
        }
        if (type == Padding.class) {
            return padding(type, value);
        }
        if (type == Duration.class && value instanceof Time time) {
            return duration(time.duration());
        }
        if (type == Epochs.class) {
            return epochs(type, value);
        }
        if (type == Range.class) {
            return range(type, value);
        }
        if (type == Shape.class && value instanceof Items items) {
            return shape(items);
        }
        if (isGeneric(type, Optional.class)) {
            return value instanceof None ? Optional.empty() : Optional.of(convert(argument(type), value));
        }
        if (isGeneric(type, List.class) && value instanceof Items items) {
            return items.values().stream()
                    .map(item -> convert(argument(type), item))
                    .toList();
        }
        if (value instanceof Word word && type instanceof Class<?> enumeration && enumeration.isEnum()) {
            return constant(enumeration, word);
        }
        throw wrong(type, value);
    }

    private long whole(Type type, Evaluated value, long least, long most) {
        long number;
        if (value instanceof Whole whole) {
            number = whole.value();
        } else if (value instanceof Real real
                && real.value() == Math.rint(real.value())
                && Math.abs(real.value()) <= 1L << 53) {
            number = (long) real.value();
        } else {
            throw wrong(type, value);
        }
        check(number, String.valueOf(number));
        if (number < least || number > most) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    parameter.name(),
                    "`" + parameter.name() + "` is at most " + most + ", but " + number + " is given",
                    null);
        }
        return number;
    }

    private Duration duration(Duration duration) {
        if (duration.count() < 1) {
            String unit = duration.unit() == Duration.Unit.STEPS ? "step" : "epoch";
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    parameter.name(),
                    "`" + parameter.name() + "` lasts at least 1 " + unit + ", but " + duration + " is given",
                    null);
        }
        return duration;
    }

    private Epochs epochs(Type type, Evaluated value) {
        if (value instanceof Time time && time.duration().unit() == Duration.Unit.EPOCHS) {
            return epochs(type, new Whole(time.duration().count()));
        }
        if (value instanceof Time) {
            throw wrong(type, value);
        }
        return new Epochs((int) whole(type, value, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    private double real(Type type, Evaluated value) {
        if (value instanceof Whole whole) {
            check(whole.value(), String.valueOf(whole.value()));
            return whole.value();
        }
        if (value instanceof Real real) {
            check(real.value(), String.valueOf(real.value()));
            return real.value();
        }
        throw wrong(type, value);
    }

    private Extent extent(Type type, Evaluated value) {
        if (value instanceof Items items) {
            if (items.values().size() != 2) {
                throw wrong(type, value);
            }
            return new Extent((int) convert(int.class, items.values().get(0)), (int)
                    convert(int.class, items.values().get(1)));
        }
        if (!(value instanceof Whole) && !(value instanceof Real)) {
            throw wrong(type, value);
        }
        int side = (int) convert(int.class, value);
        return new Extent(side, side);
    }

    private Padding padding(Type type, Evaluated value) {
        if (value instanceof Word word) {
            switch (word.name()) {
                case "same":
                    return Padding.SAME;
                case "valid":
                    return Padding.VALID;
                default:
                    throw wrong(type, value);
            }
        }
        Extent amount = extent(type, value);
        if (amount.height() < 0 || amount.width() < 0) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    parameter.name(),
                    "`" + parameter.name() + "` is at least 0, but " + amount + " is given",
                    null);
        }
        return new Padding(false, amount);
    }

    private Shape shape(Items items) {
        List<Integer> dimensions = new ArrayList<>();
        for (Evaluated item : items.values()) {
            dimensions.add((int) convert(int.class, item));
        }
        return Shapes.checked(dimensions, "`" + parameter.name() + "`");
    }

    private Range range(Type type, Evaluated value) {
        if (value instanceof Interval interval) {
            double low = number(type, interval.low(), value);
            double high = number(type, interval.high(), value);
            if (interval.inclusive() ? low > high : low >= high) {
                throw new Misfit(
                        Code.OUT_OF_RANGE,
                        parameter.name(),
                        "`" + parameter.name() + "` gets " + value.described() + ", which runs backwards",
                        null);
            }
            check(low, String.valueOf(low));
            check(high, String.valueOf(high));
            return new Range(low, high);
        }
        double number = number(type, value, value);
        if (parameter.around().isEmpty()) {
            check(number, String.valueOf(number));
            return new Range(number, number);
        }
        return around(parameter.around().get(), number);
    }

    /** One number that is how far the range reaches to both sides; what it cannot be it does not reach. */
    private Range around(double middle, double reach) {
        if (reach < 0) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    parameter.name(),
                    "`" + parameter.name() + "` of one number is how far it reaches to both sides of " + plain(middle)
                            + ", so at least 0, but " + reach + " is given",
                    "write a range, `" + parameter.name() + " = low..high`");
        }
        double low = middle - reach;
        double high = middle + reach;
        String written = reach + ", which means " + low + ".." + high + ",";
        if (parameter.limits().isPresent() && !parameter.limits().get().aboveLeast()) {
            low = Math.max(low, parameter.limits().get().least());
        }
        check(low, written);
        check(high, written);
        return new Range(low, high);
    }

    private double number(Type type, Evaluated number, Evaluated written) {
        if (number instanceof Whole whole) {
            return whole.value();
        }
        if (number instanceof Real real) {
            return real.value();
        }
        throw wrong(type, written);
    }

    private Object constant(Class<?> enumeration, Word word) {
        for (Object constant : enumeration.getEnumConstants()) {
            if (constant.toString().toLowerCase(Locale.ROOT).equals(word.name())) {
                return constant;
            }
        }
        throw wrong(enumeration, word);
    }

    private void check(double number, String written) {
        if (parameter.limits().isEmpty()) {
            return;
        }
        Limits limits = parameter.limits().get();
        String wanted = "";
        if (limits.aboveLeast() ? number <= limits.least() : number < limits.least()) {
            wanted = (limits.aboveLeast() ? "above " : "at least ") + plain(limits.least());
        } else if (limits.belowMost() ? number >= limits.most() : number > limits.most()) {
            wanted = (limits.belowMost() ? "below " : "at most ") + plain(limits.most());
        }
        if (!wanted.isEmpty()) {
            throw new Misfit(
                    Code.OUT_OF_RANGE,
                    parameter.name(),
                    "`" + parameter.name() + "` is " + wanted + ", but " + written + " is given",
                    null);
        }
    }

    private static String plain(double limit) {
        return limit == Math.rint(limit) ? String.valueOf((long) limit) : String.valueOf(limit);
    }

    private Misfit wrong(Type type, Evaluated value) {
        return new Misfit(
                Code.WRONG_TYPE,
                parameter.name(),
                "`" + parameter.name() + "` wants " + wanted(parameter.type()) + ", but gets " + value.described(),
                null);
    }

    /** In a message: "an int", "`same`, `valid`, an int or [height, width]". */
    static String wanted(Type type) {
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "an int";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a string";
        }
        if (type == FileName.class) {
            return "the name of a file in quotes";
        }
        if (type == ColumnNames.class) {
            return "the name of a column, or a list of them";
        }
        if (type == Extent.class) {
            return "an int or [height, width]";
        }
        if (type == Padding.class) {
            return "`same`, `valid`, an int or [height, width]";
        }
        if (type == Duration.class) {
            return "a number of steps or epochs, `500 steps`";
        }
        if (type == Epochs.class) {
            return "a number of epochs";
        }
        if (type == Range.class) {
            return "a number or a range";
        }
        if (type == Shape.class) {
            return "a list of ints";
        }
        if (isGeneric(type, Optional.class)) {
            return wanted(argument(type)) + " or none";
        }
        if (isGeneric(type, List.class)) {
            return "a list, each " + wanted(argument(type));
        }
        if (isGeneric(type, PerPort.class) || isGeneric(type, OneOrMore.class)) {
            return wanted(argument(type));
        }
        List<String> words = words(type);
        return words.isEmpty() ? "a value" : "one of `" + String.join("`, `", words) + "`";
    }

    private static boolean isGeneric(Type type, Class<?> raw) {
        return type instanceof ParameterizedType generic && generic.getRawType() == raw;
    }

    private static Type argument(Type type) {
        return ((ParameterizedType) type).getActualTypeArguments()[0];
    }
}
