package dev.dlc.compiler.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A use of an entry for the documentation: a test compiles it in a model whose input has the given shape. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Example {
    /** A pipeline from {@code x}, without the {@code x ->}. */
    String value();

    /** The shape of {@code x}. */
    int[] input() default {};
}
