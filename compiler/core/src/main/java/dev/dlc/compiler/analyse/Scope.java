package dev.dlc.compiler.analyse;

import dev.dlc.compiler.ast.Name;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The names that an expression may use, nested: a block's within its file's, an iteration's within its block's. */
final class Scope {
    /**
     * What a name stands for.
     *
     * @param declared where; empty where its use need not be watched
     */
    record Binding(Evaluated value, Optional<Name> declared) {}

    private final Scope parent;
    private final FileScope file;
    private final Naming naming;
    private final Map<String, Binding> bindings = new LinkedHashMap<>();

    private Scope(Scope parent, FileScope file, Naming naming) {
        this.parent = parent;
        this.file = file;
        this.naming = naming;
    }

    static Scope of(FileScope file) {
        return new Scope(null, file, null);
    }

    /** A scope within this one. */
    Scope child() {
        return new Scope(this, file, naming);
    }

    /** A scope within this one whose steps are named after {@code naming}. */
    Scope child(Naming naming) {
        return new Scope(this, file, naming);
    }

    void define(String name, Evaluated value) {
        bindings.put(name, new Binding(value, Optional.empty()));
    }

    void define(Name name, Evaluated value) {
        bindings.put(name.text(), new Binding(value, Optional.of(name)));
    }

    /** What the name stands for in this scope itself. */
    Optional<Binding> own(String name) {
        return Optional.ofNullable(bindings.get(name));
    }

    Optional<Binding> find(String name) {
        Binding binding = bindings.get(name);
        if (binding != null) {
            return Optional.of(binding);
        }
        return parent == null ? Optional.empty() : parent.find(name);
    }

    /** All names that {@link #find} knows. */
    Collection<String> names() {
        Collection<String> names = parent == null ? new TreeSet<>() : parent.names();
        names.addAll(bindings.keySet());
        return names;
    }

    /** How the steps here are named; null outside of a network. */
    Naming naming() {
        return naming;
    }

    /** The file whose blocks are known here. */
    FileScope file() {
        return file;
    }
}
