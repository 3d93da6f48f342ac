package dev.dlc.compiler.catalogue;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a call of an entry takes: read from the record that is the entry.
 *
 * @param name as a {@code .dl} file calls it
 * @param parameters in the order of positional arguments
 * @param <T> the entry's sealed root
 */
public record Signature<T>(String name, Class<? extends T> type, List<Parameter> parameters) {
    /** What making {@code type} takes. */
    public static <T> Signature<T> of(String name, Class<? extends T> type) {
        return new Signature<>(
                name,
                type,
                Arrays.stream(type.getRecordComponents()).map(Parameter::of).toList());
    }

    /** One line on what the entry does. */
    public String doc() {
        Doc doc = type.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    /** A use of it for the documentation. */
    public Optional<Example> example() {
        return annotation(Example.class);
    }

    /** What else it says of itself: {@link Formula}, {@link Shapes}, {@link Peers}. */
    public <A extends Annotation> Optional<A> annotation(Class<A> kind) {
        return Optional.ofNullable(type.getAnnotation(kind));
    }

    /**
     * Makes the record.
     *
     * @param arguments one for each parameter, of its Java type
     * @throws Misfit if the record does not accept their combination
     */
    public T make(Object... arguments) {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<? extends T> constructor = type.getDeclaredConstructor(types);
            // The settings of a section are records, too, and nobody's but the analyser's.
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("cannot make " + type.getName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }
}
