package io.github.ishardening.control;

import io.github.ishardening.audit.Theme;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the theme of the rules in a package. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PACKAGE)
public @interface Themed {

    /** The theme. */
    Theme value();
}
