package dev.dlc.compiler.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How other frameworks call an entry, as Markdown; where the meaning differs, how; "none" and what comes near where there is no
 * counterpart.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Peers {
    String pytorch();

    String keras();
}
