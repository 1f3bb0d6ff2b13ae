package io.github.ishardening.control;

import io.github.ishardening.audit.Severity;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Declares the rule of a {@link Ruled} class. Texts are Markdown. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Guideline {

    /** The rule's ID in kebab case, which never changes: users exclude, waive and search for it. */
    String id();

    /** The requirement, as a short sentence without a full stop. */
    String title();

    /** The severity of findings unless the user sets another. */
    Severity severity();

    /** The document and section that require it. */
    String source();

    /** The URL of that page, with the section's anchor if there is one. */
    String address();

    /** Whether hardening changes nothing, and only the audit reports. */
    boolean reportsOnly() default false;

    /** Sentences that describe what hardening does, or what is left to the user. */
    String hardening();

    /**
     * Whether the rule depends on {@code deployment.toml}: if that is invalid, which {@code toml-invalid} reports, the
     * rule can't be checked.
     */
    boolean needsConfiguration() default true;

    /** Sentences about the versions that it applies to; by default, those with the inspected files. */
    String versions() default "";

    /** Whether attackers benefit if it isn't followed; otherwise, the server only runs worse, or not at all. */
    boolean protects() default true;

    /**
     * Controls of NIST SP 800-53 Rev. 5, such as {@code SC-8(1)}: those that the rules in {@link #stig()} refer to,
     * without item letters, and those whose text requires the same.
     */
    String[] nist() default {};

    /** Recommendations of the CIS Apache Tomcat 9 Benchmark, such as {@code 6.5}, that require the same of Tomcat. */
    String[] cis() default {};

    /** Rules of the STIG for Apache Tomcat 9, such as {@code TCAT-AS-000020}, that require the same of Tomcat. */
    String[] stig() default {};
}
