package dev.dlc.compiler.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an argument is where the call does not give it, written as in a {@code .dl} file: {@code 1}, {@code true}, {@code valid}, {@code none}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    String value();
}
