package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Argument;
import dev.dlc.compiler.ast.Name;
import dev.dlc.compiler.catalogue.OneOrMore;
import dev.dlc.compiler.catalogue.Parameter;
import dev.dlc.compiler.catalogue.PerPort;
import dev.dlc.compiler.catalogue.Signature;
import dev.dlc.compiler.model.Port;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * The places for the arguments of one call: those of the entry's parameters, but one for each input and target where a parameter is
 * {@link PerPort}, and one for each argument where it is {@link OneOrMore}.
 */
final class Slots {
    private final List<Row> rows = new ArrayList<>();

    /** A parameter of the entry with its places. */
    private record Row(Parameter parameter, List<Parameter> places) {}

    /**
     * @param ports the inputs and targets of the model
     * @param arguments of the call
     */
    Slots(Signature<?> signature, List<Port> ports, List<Argument> arguments) {
        for (Parameter parameter : signature.parameters()) {
            if (isOf(parameter.type(), PerPort.class)) {
                List<String> taken = names();
                rows.add(new Row(
                        parameter,
                        ports.stream()
                                .map(Port::name)
                                .filter(name -> !taken.contains(name))
                                .map(name -> slot(parameter, name, parameter.byDefault()))
                                .toList()));
            } else if (isOf(parameter.type(), OneOrMore.class)) {
                rows.add(new Row(parameter, several(parameter, arguments.size() - rows.size())));
            } else {
                rows.add(new Row(parameter, List.of(parameter)));
            }
        }
    }

    /** True for an entry whose arguments are named after the inputs and targets. */
    static boolean areOfPorts(Signature<?> signature) {
        return signature.parameters().stream().anyMatch(parameter -> isOf(parameter.type(), PerPort.class));
    }

    /** Of an entry that takes neither. */
    static Slots of(Signature<?> signature) {
        return new Slots(signature, List.of(), List.of());
    }

    /** Their names, in the order of positional arguments. */
    List<String> names() {
        return rows.stream()
                .flatMap(row -> row.places().stream())
                .map(Parameter::name)
                .toList();
    }

    /** The names of those that a call must give. */
    List<String> required() {
        return rows.stream()
                .flatMap(row -> row.places().stream())
                .filter(Parameter::isRequired)
                .map(Parameter::name)
                .toList();
    }

    /** The place of an argument of the call; empty where there is none. */
    Optional<Parameter> at(int index, Argument argument) {
        Optional<String> name = argument.name().map(Name::text);
        List<Parameter> all =
                rows.stream().flatMap(row -> row.places().stream()).toList();
        return name.isEmpty()
                ? all.stream().skip(index).findFirst()
                : all.stream().filter(slot -> slot.name().equals(name.get())).findFirst();
    }

    /**
     * What makes the record of the entry.
     *
     * @param given the value of a place, null where the call gives none
     */
    Object[] values(Function<Parameter, Object> given) {
        List<Object> values = new ArrayList<>();
        for (Row row : rows) {
            Parameter parameter = row.parameter();
            List<Parameter> places = row.places();
            if (isOf(parameter.type(), PerPort.class)) {
                Map<String, Object> byName = new LinkedHashMap<>();
                for (Parameter place : places) {
                    Optional.ofNullable(given.apply(place)).ifPresent(value -> byName.put(place.name(), value));
                }
                values.add(new PerPort<>(byName));
            } else if (isOf(parameter.type(), OneOrMore.class)) {
                values.add(new OneOrMore<>(
                        places.stream().map(given).filter(Objects::nonNull).toList()));
            } else {
                Object value = given.apply(parameter);
                values.add(value == null && !parameter.isRequired() ? Defaults.of(parameter) : value);
            }
        }
        return values.toArray();
    }

    private static List<Parameter> several(Parameter parameter, int given) {
        List<Parameter> places = new ArrayList<>();
        places.add(slot(parameter, parameter.name(), parameter.byDefault()));
        for (int i = 2; i <= given; i++) {
            // No name of the language has a blank, so these are given by position alone.
            places.add(slot(parameter, parameter.name() + " " + i, Optional.of("")));
        }
        return places;
    }

    private static Parameter slot(Parameter parameter, String name, Optional<String> byDefault) {
        Type type = ((ParameterizedType) parameter.type()).getActualTypeArguments()[0];
        return new Parameter(name, type, byDefault, parameter.limits(), parameter.around(), parameter.doc());
    }

    private static boolean isOf(Type type, Class<?> raw) {
        return type instanceof ParameterizedType generic && generic.getRawType() == raw;
    }
}
