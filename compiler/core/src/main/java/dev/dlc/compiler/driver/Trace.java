package dev.dlc.compiler.driver;

/** Sees what each stage gives: for {@code --dump-after}. */
@FunctionalInterface
public interface Trace {
    Trace NONE = (stage, result) -> {};

    void after(Stage stage, Object result);
}
