package io.github.ishardening.control;

import io.github.ishardening.audit.Severity;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rule of a control, on its class. Texts are Markdown. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Guideline {

    /** Its name in kebab case, which never changes: what users exclude, waive and search for. */
    String id();

    /** What is right: a short sentence without a full stop. */
    String title();

    /** How bad a finding is unless the user says otherwise. */
    Severity severity();

    /** The document and section that asks for it. */
    String source();

    /** Where that stands: the page, and its section where there is one. */
    String address();

    /** Whether hardening leaves the distribution as it is, and only the audit speaks. */
    boolean reportsOnly() default false;

    /** What hardening does about it, or what is left to the user: sentences. */
    String hardening();

    /**
     * Whether it is about what {@code deployment.toml} says: it can't be inspected where that is broken, which {@code
     * toml-invalid} says.
     */
    boolean needsConfiguration() default true;

    /** The versions for which it holds: sentences; by default those whose files it looks at. */
    String versions() default "";
}
