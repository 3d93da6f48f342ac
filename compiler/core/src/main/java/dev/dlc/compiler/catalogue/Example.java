package dev.dlc.compiler.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A use of an entry for the documentation: a test compiles it in a model with the given input and target. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Example {
    /** Of a layer: a pipeline from {@code x}, without the {@code x ->}; of others: what their section or setting takes. */
    String value();

    /** The shape of {@code x}. */
    int[] input() default {};

    /** The target that it speaks of, {@code label: class[10]}; empty where it speaks of none. */
    String target() default "";
}
