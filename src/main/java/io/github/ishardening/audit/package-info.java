/**
 * What an audit says: rules, findings, the policy that makes them fail a build, waivers, and the verdict. Reports as files are
 * in {@code report}.
 *
 * <p>Start at {@link io.github.ishardening.audit.Finding} and {@link io.github.ishardening.audit.Audit}. Knows no control.
 */
package io.github.ishardening.audit;
