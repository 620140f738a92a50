package dev.baton.api.limit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An address that takes larger bodies than {@link BodyLimits#USUAL}: so many bytes, or as many as a
 * setting says, or without either as many as the server takes.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface BodyLimit {
    long bytes() default 0;

    /** The name of a setting that holds a number of bytes. */
    String setting() default "";
}
