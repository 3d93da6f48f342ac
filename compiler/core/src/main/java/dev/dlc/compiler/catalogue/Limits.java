package dev.dlc.compiler.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The values that a number may have. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Limits {
    double least() default Double.NEGATIVE_INFINITY;

    double most() default Double.POSITIVE_INFINITY;

    /** The value must be above {@link #least}, not at it. */
    boolean aboveLeast() default false;

    /** The value must be below {@link #most}, not at it. */
    boolean belowMost() default false;
}
