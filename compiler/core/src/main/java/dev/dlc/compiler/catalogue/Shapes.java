package dev.dlc.compiler.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The shapes that an entry takes and makes, in symbols; one without it makes the shape that it takes, and owns no weights. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Shapes {
    /** Of a sample: {@code [c, h, w] → [c]}. */
    String value();

    /** Of the tensors that it owns: {@code weight [units, in], bias [units]}. */
    String weights() default "";
}
