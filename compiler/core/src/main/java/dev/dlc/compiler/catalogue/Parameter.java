package dev.dlc.compiler.catalogue;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Optional;

/**
 * An argument that an entry takes.
 *
 * @param name as a {@code .dl} file writes it
 * @param type of the record's component
 * @param byDefault the text of its default, empty where it must be given
 * @param limits of its numbers, empty where any will do
 * @param around the middle of the range that one number means, empty where it means itself
 * @param doc one line
 */
public record Parameter(
        String name,
        Type type,
        Optional<String> byDefault,
        Optional<Limits> limits,
        Optional<Double> around,
        String doc) {
    static Parameter of(RecordComponent component) {
        Doc doc = component.getAnnotation(Doc.class);
        Default byDefault = component.getAnnotation(Default.class);
        return new Parameter(
                Catalogue.snakeCase(component.getName()),
                component.getGenericType(),
                Optional.ofNullable(byDefault).map(Default::value),
                Optional.ofNullable(component.getAnnotation(Limits.class)),
                Optional.ofNullable(component.getAnnotation(Around.class)).map(Around::value),
                doc == null ? "" : doc.value());
    }

    /** True where a call must give it. */
    public boolean isRequired() {
        return byDefault.isEmpty();
    }
}
