package dev.dlc.compiler.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of one kind: the records that a sealed root permits, by the names that a {@code .dl} file calls them. There
 * is no other list of them.
 *
 * @param <T> the sealed root: Layer, Loss, Optimizer, …
 */
public final class Catalogue<T> {
    private final Map<String, Class<? extends T>> entries = new LinkedHashMap<>();
    private final Map<Class<? extends T>, Signature<T>> signatures = new LinkedHashMap<>();

    private Catalogue(Class<T> root) {
        for (Class<?> permitted : root.getPermittedSubclasses()) {
            entries.put(snakeCase(permitted.getSimpleName()), permitted.asSubclass(root));
        }
    }

    public static <T> Catalogue<T> of(Class<T> root) {
        return new Catalogue<>(root);
    }

    /** What a call of {@code name} takes; empty where there is no such entry, or none that is called by name. */
    public Optional<Signature<T>> find(String name) {
        // Annotations are read of this entry alone: reading all would cost more than parsing the file.
        return Optional.ofNullable(entries.get(name))
                .filter(Catalogue::isCalledByName)
                .map(this::signature);
    }

    private static boolean isCalledByName(Class<?> entry) {
        return !Operator.class.isAssignableFrom(entry);
    }

    /** What making {@code entry} takes. */
    public Signature<T> signature(Class<? extends T> entry) {
        return signatures.computeIfAbsent(entry, type -> Signature.of(snakeCase(type.getSimpleName()), type));
    }

    /** The names that can be called, sorted. Reads every entry: for messages and documentation. */
    public List<String> names() {
        return entries.entrySet().stream()
                .filter(entry -> isCalledByName(entry.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** All records, those of operators too. */
    public Collection<Class<? extends T>> entries() {
        return List.copyOf(entries.values());
    }

    /** {@code ConvTranspose2d} becomes {@code conv_transpose2d}, {@code weightDecay} {@code weight_decay}. */
    public static String snakeCase(String name) {
        var snake = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char letter = name.charAt(i);
            if (Character.isUpperCase(letter) && i > 0) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(letter));
        }
        return snake.toString();
    }
}
