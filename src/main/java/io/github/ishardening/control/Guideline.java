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

    /** Whether attackers gain where it isn't followed; otherwise the server only runs worse, or not at all. */
    boolean protects() default true;

    /**
     * Controls of NIST SP 800-53 Rev. 5, such as {@code SC-8(1)}: those that the named rules of the STIG refer to, without
     * the letters of items, and those whose text asks for the same.
     */
    String[] nist() default {};

    /** Recommendations of the CIS Apache Tomcat 9 Benchmark, such as {@code 6.5}, that ask for the same of Tomcat. */
    String[] cis() default {};

    /** Rules of the STIG for Apache Tomcat 9, such as {@code TCAT-AS-000020}, that ask for the same of Tomcat. */
    String[] stig() default {};
}
